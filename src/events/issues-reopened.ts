import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { leftAlone, readIssueEvent, readTriageRequest, stateJob } from "./issue-request.js";

/** What `issues.reopened` asks for: whoever did it, that the issue counts as open; a triage unless it is left alone. */
export function readIssuesReopened(delivery: string, payload: unknown): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  if (leftAlone(event) === "pull-request") return ignored("pull-request");
  const triage = readTriageRequest(delivery, payload, "reopened");
  return asksFor(...(triage.kind === "jobs" ? triage.jobs : []), stateJob(delivery, event, "open"));
}

/** A reopened issue is triaged again: the report may have grown since. */
export function onIssuesReopened(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.reopened", (event) => acceptDelivery(event, readIssuesReopened, dependencies));
}
