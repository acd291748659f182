import { CORRECTED_FAMILIES, isClass } from "../corrections/word.js";
import { parseLabelName } from "../decide/label-names.js";
import { type IssueKey, listAppliedLabels, markLabelsRemoved } from "../store/applied-labels.js";
import { recordFeedback } from "../store/feedback.js";
import { recordLabelChange } from "../store/label-changes.js";
import { holdFamily, vetoLabel } from "../store/people-say.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/**
 * Keeps what a person did with a label of our families. Taken off: never put there again; feedback where it was ours. Put
 * on: the family is theirs, and so is the label, ours before or not; always feedback. Both may be noted in any order and
 * any number of times: deliveries come as they like.
 */
export async function noteLabelChange(
  { delivery, repo, number, action, label, sender }: JobOf<"label-change">,
  { database }: Pick<JobDependencies, "database">,
): Promise<JobResult> {
  const key: IssueKey = { repo, issue: number };
  const named = parseLabelName(label.toLowerCase());
  if (!named) return { outcome: "skipped", decision: null };
  const { family, id } = named;
  const corrected = CORRECTED_FAMILIES.find((each) => each === family);
  await database.transaction(async (transaction) => {
    if (corrected && isClass(corrected, id)) {
      await recordLabelChange(transaction, key, { delivery, action, family: corrected, id });
    }
    if (action === "removed") {
      const applied = await listAppliedLabels(transaction, key);
      const wasOurs = applied.some(({ name, removed }) => !removed && name.toLowerCase() === label.toLowerCase());
      await vetoLabel(transaction, key, label);
      if (wasOurs) await recordFeedback(transaction, key, { delivery, correction: "label-removed", label, sender });
      return;
    }
    await holdFamily(transaction, key, family);
    await markLabelsRemoved(transaction, key, [label]);
    await recordFeedback(transaction, key, { delivery, correction: "label-added", label, sender });
  });
  return JOB_DONE;
}
