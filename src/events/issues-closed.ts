import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { readIssueEvent } from "./issue-request.js";

/** What `issues.closed` asks for, whoever did it: that comments on similar issues show the state. */
export function readIssuesClosed(delivery: string, payload: unknown): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  return asksFor({ kind: "issue-state", state: "closed", delivery, ...event.place });
}

/** A closed issue is shown as closed. A triage that still waits finds it closed by itself. */
export function onIssuesClosed(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.closed", (event) => acceptDelivery(event, readIssuesClosed, dependencies));
}
