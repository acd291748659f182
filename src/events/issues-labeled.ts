import type { Probot } from "probot";
import { z } from "zod";
import { parseLabelName } from "../decide/label-names.js";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { readIssueEvent } from "./issue-request.js";

/** GitHub leaves the label out where it was deleted from the whole repository. */
const labelSchema = z.object({ action: z.enum(["labeled", "unlabeled"]), label: z.object({ name: z.string() }) });

/**
 * What `issues.labeled` and `issues.unlabeled` ask for: that a person's word on a label of our families is kept. Bots are
 * ignored, this App's own among them: their labels count as they stand on the issue when it is triaged (see make-plan.ts),
 * so that one of ours that a bot took off does not come back either, and no two bots argue.
 */
export function readIssuesLabeled(delivery: string, payload: unknown): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  if (event.sender.type === "Bot") return ignored("bot");
  const change = labelSchema.safeParse(payload).data;
  if (!change || !parseLabelName(change.label.name.toLowerCase())) return ignored("nothing-asked");
  return asksFor({
    kind: "label-change",
    action: change.action === "labeled" ? "added" : "removed",
    delivery,
    ...event.place,
    label: change.label.name,
    sender: event.sender.login,
  });
}

/** What people do with labels of our families is a word that counts, and feedback. */
export function onIssuesLabeled(app: Probot, dependencies: EventDependencies): void {
  app.on(["issues.labeled", "issues.unlabeled"], (event) => acceptDelivery(event, readIssuesLabeled, dependencies));
}
