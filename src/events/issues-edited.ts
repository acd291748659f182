import type { Probot } from "probot";
import { z } from "zod";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { type EventRequest, ignored } from "./event-request.js";
import { readTriageRequest } from "./issue-request.js";

const changesSchema = z.object({ changes: z.object({ title: z.unknown(), body: z.unknown() }).partial() });

/** Whether title or body changed. Milestones and the like change no report. */
export function changesReport(payload: unknown): boolean {
  const changes = changesSchema.safeParse(payload).data?.changes;
  return changes?.title !== undefined || changes?.body !== undefined;
}

/** What an `issues.edited` asks for: a triage where the report changed. */
export function readIssuesEdited(delivery: string, payload: unknown): EventRequest {
  if (!changesReport(payload)) return ignored("nothing-asked");
  return readTriageRequest(delivery, payload, "edited");
}

/** An edited issue is triaged again once the edits have settled. */
export function onIssuesEdited(app: Probot, dependencies: EventDependencies): void {
  app.on("issues.edited", (event) => acceptDelivery(event, readIssuesEdited, dependencies));
}
