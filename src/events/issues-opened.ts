import type { Probot } from "probot";
import { z } from "zod";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { type EventRequest, ignored } from "./event-request.js";
import { readTriageRequest } from "./issue-request.js";

/** A transferred issue opens in its new repository; it was triaged, and maybe sorted by people, where it came from. */
const transferredSchema = z.object({ changes: z.object({ old_issue: z.object({}) }) });

/** Whether an issue that opened came from another repository. */
export function cameFromElsewhere(payload: unknown): boolean {
  return transferredSchema.safeParse(payload).success;
}

/** What an `issues.opened` asks for: a triage, unless the issue came from another repository. */
export function readIssuesOpened(delivery: string, payload: unknown): EventRequest {
  if (cameFromElsewhere(payload)) return ignored("transferred");
  return readTriageRequest(delivery, payload, "opened");
}

/** A new issue is triaged. */
export function onIssuesOpened(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.opened", (event) => acceptDelivery(event, readIssuesOpened, dependencies));
}
