import type { Probot } from "probot";
import { z } from "zod";
import { parseLabelName } from "../decide/label-names.js";
import type { JobOf } from "../queue/stored-jobs.js";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, type IgnoreReason, ignored, type LookingReader } from "./event-request.js";
import { readIssueEvent } from "./issue-request.js";

/** GitHub leaves the label out where it was deleted from the whole repository. */
const labelSchema = z.object({ action: z.enum(["labeled", "unlabeled"]), label: z.object({ name: z.string() }) });

/**
 * What `issues.labeled` and `issues.unlabeled` ask for: that a person's word on a label of our families is kept. Bots are
 * ignored, this App's own among them: their labels count as they stand on the issue when it is triaged (see make-plan.ts),
 * so that one of ours that a bot took off does not come back either, and no two bots argue.
 */
export function readIssuesLabeled(delivery: string, payload: unknown): EventRequest {
  const change = readChange(delivery, payload);
  if (typeof change === "string") return ignored(change);
  return parseLabelName(change.label.toLowerCase()) ? asksFor(change) : ignored("nothing-asked");
}

/**
 * The same where a repository may call our labels by names of its own. Of the labels of a busy repository most are none of
 * ours: they are asked about here, by one look at the database, and never come to the queue.
 */
export function readerOfLabels(isOurLabel: NonNullable<EventDependencies["isOurLabel"]>): LookingReader {
  return async (delivery, payload) => {
    const change = readChange(delivery, payload);
    if (typeof change === "string") return ignored(change);
    return (await isOurLabel(change.repo, change.label)) ? asksFor(change) : ignored("nothing-asked");
  };
}

function readChange(delivery: string, payload: unknown): JobOf<"label-change"> | IgnoreReason {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return event;
  if (event.sender.type === "Bot") return "bot";
  const change = labelSchema.safeParse(payload).data;
  if (!change || change.label.name === "") return "nothing-asked";
  return {
    kind: "label-change",
    action: change.action === "labeled" ? "added" : "removed",
    delivery,
    ...event.place,
    label: change.label.name,
    sender: event.sender.login,
  };
}

/** What people do with labels of our families is a word that counts, and feedback. */
export function onIssuesLabeled(app: Probot, dependencies: EventDependencies): void {
  const { isOurLabel } = dependencies;
  const read = isOurLabel ? readerOfLabels(isOurLabel) : readIssuesLabeled;
  app.on(["issues.labeled", "issues.unlabeled"], (event) => acceptDelivery(event, read, dependencies));
}
