import { activateInstallation, suspendInstallation } from "../store/installations.js";
import { SUSPENSION_LOOK_SECONDS } from "./admission.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import { releaseJobs } from "./job-rows.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/** From here on the installation's jobs wait, without calling GitHub and without using up tries. */
export async function suspend(
  { installation }: JobOf<"suspend-installation">,
  { database }: Pick<JobDependencies, "database">,
): Promise<JobResult> {
  await suspendInstallation(database, installation, SUSPENSION_LOOK_SECONDS);
  return JOB_DONE;
}

/** The installation's waiting jobs run. */
export async function resumeSuspended(
  { installation }: JobOf<"resume-installation">,
  { database }: Pick<JobDependencies, "database">,
): Promise<JobResult> {
  await database.transaction(async (transaction) => {
    await activateInstallation(transaction, installation);
    await releaseJobs(transaction, installation);
  });
  return JOB_DONE;
}
