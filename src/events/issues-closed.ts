import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { readIssueEvent, stateJob } from "./issue-request.js";

/** What `issues.closed` asks for, whoever did it: that comments on similar issues show the state, and the report the time. */
export function readIssuesClosed(delivery: string, payload: unknown): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  return asksFor(stateJob(delivery, event, "closed"));
}

/** A closed issue is shown as closed. A triage that still waits finds it closed by itself. */
export function onIssuesClosed(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.closed", (event) => acceptDelivery(event, readIssuesClosed, dependencies));
}
