import type { Queryable } from "../store/database.js";
import { forgetRepository } from "../store/forget.js";
import { moveRepository, type RepositoryMove } from "../store/move-repository.js";
import {
  endRenaming,
  isTaken,
  lockRenamings,
  type NotedRenaming,
  noteRenaming,
} from "../store/renamed-repositories.js";
import { findRemoval, forgetRepositoryName, noteRepository } from "../store/repositories.js";
import { type Attempt, JOB_DONE, type JobResult } from "./job-result.js";
import { countRunning, renameJobs } from "./job-rows.js";
import { EXPIRE_SECONDS } from "./queue-options.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";
import { isStillHeld, type WantedName } from "./waiting-renamings.js";

/** Before it is looked again whether the jobs that still ran have ended, or the name is free. */
const LOOK_AGAIN_SECONDS = 2;
/**
 * A move that broke off holds its repository's jobs no longer than this; the next try holds them anew. Longer than the jobs
 * that it waits for may run.
 */
const HOLD_SECONDS = EXPIRE_SECONDS + 60;
/** A job that was claimed so long after its repository's jobs began to wait has seen that, and is only put back. */
const CLAIMED_UNAWARE_MS = 5_000;

/**
 * Moves all that is stored of a repository to its new name, jobs included. Jobs that come late with the old name are put
 * under the new one when they come up (see admission.ts).
 */
export async function renameRepository(
  { installation, repositoryId, from, to, at }: JobOf<"rename-repository">,
  { database }: Pick<JobDependencies, "database">,
  { id, storedAt }: Attempt,
): Promise<JobResult> {
  const wanted = { id: repositoryId, name: to, at: at === undefined ? storedAt : new Date(at) };
  const renaming = { id: repositoryId, installation, repo: to, from, at: at ?? null };
  const noted = await database.transaction(async (transaction) => {
    await lockRenamings(transaction);
    return (await isStillHeld(transaction, wanted)) ? null : noteRenaming(transaction, renaming, HOLD_SECONDS);
  });
  if (noted === null) return { postponeSeconds: LOOK_AGAIN_SECONDS };
  // From here on its jobs wait, under whatever name. One that runs would write behind our back.
  const claimedBefore = new Date(noted.since.getTime() + CLAIMED_UNAWARE_MS);
  for (const repo of [...noted.sources, noted.repo]) {
    if ((await countRunning(database, { installation: null, repo }, id, claimedBefore)) > 0) {
      return { postponeSeconds: LOOK_AGAIN_SECONDS };
    }
  }
  const hasMoved = await database.transaction(async (transaction) => {
    await lockRenamings(transaction);
    // An earlier renaming may have been heard of meanwhile.
    if (await isStillHeld(transaction, wanted)) return false;
    await moveAll(transaction, wanted, noted);
    await endRenaming(transaction, repositoryId);
    return true;
  });
  return hasMoved ? JOB_DONE : { postponeSeconds: LOOK_AGAIN_SECONDS };
}

async function moveAll(
  db: Queryable,
  wanted: WantedName,
  { sources, repo, installation }: NotedRenaming,
): Promise<void> {
  for (const from of sources) {
    // What is there by now is another's.
    if (!(await isTaken(db, wanted, from))) await move(db, { id: wanted.id, from, to: repo, installation });
  }
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
