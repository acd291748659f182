import { CORRECTED_FAMILIES, isClass } from "../corrections/word.js";
import { meaningOf } from "../plan/label-meaning.js";
import { type IssueKey, listAppliedLabels, markLabelsRemoved } from "../store/applied-labels.js";
import { recordFeedback } from "../store/feedback.js";
import { readKnownSettings } from "../store/known-settings.js";
import { recordLabelChange } from "../store/label-changes.js";
import { holdFamily, vetoLabel } from "../store/people-say.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/**
 * Keeps what a person did with a label of our families, by our name or the repository's own. Taken off: never put there
 * again; feedback where it was ours. Put on: the family is theirs, and so is the label, ours before or not; always feedback.
 * Both may be noted in any order and any number of times: deliveries come as they like.
 */
export async function noteLabelChange(
  { delivery, repo, number, action, label, sender }: JobOf<"label-change">,
  { database }: Pick<JobDependencies, "database">,
): Promise<JobResult> {
  const key: IssueKey = { repo, issue: number };
  const { style } = await readKnownSettings(database, repo);
  const { families, said } = meaningOf(label, style);
  if (families.length === 0) return { outcome: "skipped", decision: null };
  const corrected = CORRECTED_FAMILIES.find((each) => each === said?.family);
  await database.transaction(async (transaction) => {
    if (corrected && said && isClass(corrected, said.id)) {
      await recordLabelChange(transaction, key, { delivery, action, family: corrected, id: said.id });
    }
    if (action === "removed") {
      const applied = await listAppliedLabels(transaction, key);
      const wasOurs = applied.some(({ name, removed }) => !removed && name.toLowerCase() === label.toLowerCase());
      await vetoLabel(transaction, key, label);
      if (wasOurs) await recordFeedback(transaction, key, { delivery, correction: "label-removed", label, sender });
      return;
    }
    for (const family of families) await holdFamily(transaction, key, family);
    await markLabelsRemoved(transaction, key, [label]);
    await recordFeedback(transaction, key, { delivery, correction: "label-added", label, sender });
  });
  return JOB_DONE;
}
