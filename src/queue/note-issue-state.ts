import { noteIssueState } from "../store/similar-issues.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/** Keeps the state that comments on similar issues show. Asks nothing of GitHub. */
export async function noteState(
  { repo, number, state }: JobOf<"issue-state">,
  { database }: Pick<JobDependencies, "database">,
): Promise<JobResult> {
  await noteIssueState(database, { repo, issue: number }, state);
  return JOB_DONE;
}
