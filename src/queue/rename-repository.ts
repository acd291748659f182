import type { Queryable } from "../store/database.js";
import { forgetRepository } from "../store/forget.js";
import { moveRepository, type RepositoryMove } from "../store/move-repository.js";
import { endRenaming, noteRenaming } from "../store/renamed-repositories.js";
import { findRemoval, forgetRepositoryName, noteRepository } from "../store/repositories.js";
import { type Attempt, JOB_DONE, type JobResult } from "./job-result.js";
import { countRunning, renameJobs } from "./job-rows.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";

/** Before it is looked again whether the jobs that still ran have ended. */
const LOOK_AGAIN_SECONDS = 2;
/** A move that broke off holds its repository's jobs no longer than this; the next try holds them anew. */
const HOLD_SECONDS = 60;

/**
 * Moves all that is stored of a repository to its new name, jobs included. Jobs that come late with the old name are put
 * under the new one when they come up (see admission.ts).
 */
export async function renameRepository(
  { installation, repositoryId, from, to, at }: JobOf<"rename-repository">,
  { database }: Pick<JobDependencies, "database">,
  { id }: Attempt,
): Promise<JobResult> {
  const renaming = { id: repositoryId, installation, repo: to, from, at: at ?? null };
  const place = await noteRenaming(database, renaming, HOLD_SECONDS);
  // From here on its jobs wait, under whatever name. One that runs would write behind our back.
  for (const repo of [from, place.repo]) {
    if ((await countRunning(database, { installation: null, repo }, id)) > 0) {
      return { postponeSeconds: LOOK_AGAIN_SECONDS };
    }
  }
  await database.transaction(async (transaction) => {
    await move(transaction, { id: repositoryId, from, to: place.repo, installation: place.installation });
    await endRenaming(transaction, repositoryId);
  });
  return JOB_DONE;
}

async function move(db: Queryable, renaming: RepositoryMove & { id: number }): Promise<void> {
  const { from, to, installation } = renaming;
  // The installation has lost it under its new name before its old one was heard to be no more.
  if ((await findRemoval(db, installation, to)) !== null) {
    for (const name of [from, to]) await forgetRepository(db, name);
    return;
  }
  await moveRepository(db, renaming);
  await renameJobs(db, renaming);
  if (from !== to) await forgetRepositoryName(db, from);
  await noteRepository(db, installation, to);
}
