import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";

/** A new issue is triaged. */
export function onIssuesOpened(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.opened", (event) => acceptDelivery(event, dependencies));
}
