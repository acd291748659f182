import { forgetIssue } from "../store/forget.js";
import { type Attempt, JOB_DONE, type JobResult } from "./job-result.js";
import { deleteJobsOfKey } from "./job-rows.js";
import type { JobDependencies } from "./run-job.js";
import { issueKey, type JobOf } from "./stored-jobs.js";

/** Deletes what is stored about an issue, its jobs included. None of them runs meanwhile: they have the same key. */
export async function forgetDeletedIssue(
  { repo, number }: JobOf<"forget-issue">,
  { database }: Pick<JobDependencies, "database">,
  { id }: Attempt,
): Promise<JobResult> {
  const key = { repo, issue: number };
  await database.transaction(async (transaction) => {
    await forgetIssue(transaction, key);
    await deleteJobsOfKey(transaction, issueKey(key), id);
  });
  return JOB_DONE;
}
