import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import type { EventRequest } from "./event-request.js";
import { readTriageRequest } from "./issue-request.js";

export function readIssuesReopened(delivery: string, payload: unknown): EventRequest {
  return readTriageRequest(delivery, payload, "reopened");
}

/** A reopened issue is triaged again: the report may have grown since. */
export function onIssuesReopened(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.reopened", (event) => acceptDelivery(event, readIssuesReopened, dependencies));
}
