import { forgetRepositoryNames } from "../store/forget.js";
import { markInstallationDeleted } from "../store/installations.js";
import { listRepositories } from "../store/repositories.js";
import { deleteOne } from "./forget-repositories.js";
import { type Attempt, JOB_DONE, type JobResult } from "./job-result.js";
import { countRunning, deleteJobs } from "./job-rows.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

const LOOK_AGAIN_SECONDS = 5;

/** Deletes what is stored about an App that was uninstalled. What stays is its number, so that nothing revives it. */
export async function forgetInstallation(
  { installation, repos }: JobOf<"forget-installation">,
  { database }: Pick<JobDependencies, "database">,
  { id }: Attempt,
): Promise<JobResult> {
  await markInstallationDeleted(database, installation);
  // From here on its jobs are dropped. One that runs would write behind our back.
  if ((await countRunning(database, { installation, repo: null }, id)) > 0) {
    return { postponeSeconds: LOOK_AGAIN_SECONDS };
  }
  const known = await listRepositories(database, installation);
  for (const repo of new Set([...repos, ...known])) await deleteOne(database, installation, repo, id);
  await database.transaction(async (transaction) => {
    await deleteJobs(transaction, { installation, repo: null }, id);
    await forgetRepositoryNames(transaction, installation);
  });
  return JOB_DONE;
}
