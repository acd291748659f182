import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";

/** A reopened issue is triaged again: the report may have grown since. */
export function onIssuesReopened(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.reopened", (event) => acceptDelivery(event, dependencies));
}
