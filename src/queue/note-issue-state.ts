import { noteIssueEnd } from "../store/issue-ends.js";
import { noteIssueState } from "../store/similar-issues.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/** Keeps the state that comments on similar issues show, and the time of it for the report. Asks nothing of GitHub. */
export async function noteState(
  { repo, number, state, at, openedAt }: JobOf<"issue-state">,
  { database }: Pick<JobDependencies, "database">,
): Promise<JobResult> {
  const key = { repo, issue: number };
  await noteIssueState(database, key, state);
  if (at !== undefined) {
    const saidAt = new Date(at);
    const closedAt = state === "closed" ? saidAt : null;
    await noteIssueEnd(database, key, {
      openedAt: openedAt === undefined ? null : new Date(openedAt),
      closedAt,
      saidAt,
    });
  }
  return JOB_DONE;
}
