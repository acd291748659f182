import { listNumbered } from "../store/renamed-repositories.js";
import { type Attempt, JOB_DONE, type JobResult } from "./job-result.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/**
 * Has all repositories of an account moved to its new name, each by a renaming of its own, which waits for what it has to.
 * Those that are not known by GitHub's number yet stay: a late delivery could not tell them from another's.
 */
export async function renameOwner(
  { delivery, installation, from, to, at }: JobOf<"rename-owner">,
  { database }: Pick<JobDependencies, "database">,
  { storedAt }: Pick<Attempt, "storedAt">,
): Promise<JobResult> {
  const repositories = await listNumbered(database, installation, from);
  return {
    ...JOB_DONE,
    next: repositories.map(({ id, repo }) => ({
      kind: "rename-repository",
      delivery,
      installation,
      repositoryId: id,
      from: repo,
      to: `${to}${repo.slice(repo.indexOf("/"))}`,
      at: at ?? storedAt.toISOString(),
    })),
  };
}
