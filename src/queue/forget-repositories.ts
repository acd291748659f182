import type { Database } from "../store/database.js";
import { forgetRepository } from "../store/forget.js";
import { isHeldByAnother, markRepositoryRemoved } from "../store/repositories.js";
import { type Attempt, JOB_DONE, type JobResult } from "./job-result.js";
import { countRunning, deleteJobs } from "./job-rows.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/** Before it is looked again whether the jobs that still ran have ended. */
const LOOK_AGAIN_SECONDS = 5;

/** Deletes what is stored about repositories that the installation has lost. */
export async function forgetRepositories(
  { installation, repos }: JobOf<"forget-repositories">,
  { database }: Pick<JobDependencies, "database">,
  { id }: Attempt,
): Promise<JobResult> {
  for (const repo of repos) await markRepositoryRemoved(database, installation, repo);
  // From here on jobs that were stored before are dropped. One that runs would write behind our back.
  for (const repo of repos) {
    if ((await countRunning(database, { installation, repo }, id)) > 0) return { postponeSeconds: LOOK_AGAIN_SECONDS };
  }
  for (const repo of repos) await deleteOne(database, installation, repo, id);
  return JOB_DONE;
}

/** Deletes jobs and data of a repository; the data stays where another installation has the repository by now. */
export async function deleteOne(database: Database, installation: number, repo: string, ownJob: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await deleteJobs(transaction, { installation, repo }, ownJob);
    if (!(await isHeldByAnother(transaction, installation, repo))) await forgetRepository(transaction, repo);
  });
}
