import { randomBytes } from "node:crypto";
import {
  type BackfillRun,
  createRun,
  findRun,
  findUnfinishedRun,
  lockRuns,
  requestUndo,
} from "../store/backfill-runs.js";
import type { Database } from "../store/database.js";
import { BackfillError } from "./backfill-error.js";

/** The repository's run that has to be finished first; null: a new one may begin. Throws a BackfillError where it does something else. */
export async function findOpenRun(database: Database, repo: string, comments: boolean): Promise<BackfillRun | null> {
  const run = await findUnfinishedRun(database, repo);
  if (run === null) return null;
  if (run.undoAt !== null) {
    throw new BackfillError(`run ${run.id} is being undone: finish that first, by \`backfill undo ${run.id} --apply\``);
  }
  if (run.comments === comments) return run;
  const right = run.comments ? "with --comments" : "without --comments";
  throw new BackfillError(
    `run ${run.id} is not finished: go on with it ${right}, or undo it by \`backfill undo ${run.id} --apply\``,
  );
}

/** Makes the run, or gives the one that another process has begun meanwhile. */
export function beginRun(
  database: Database,
  run: Pick<BackfillRun, "installation" | "repo" | "comments">,
  issues: readonly number[],
): Promise<BackfillRun> {
  return database.transaction(async (transaction) => {
    await lockRuns(transaction, run.repo);
    const open = await findUnfinishedRun(transaction, run.repo);
    if (open) throw new BackfillError(`run ${open.id} has just begun; the same command goes on with it`);
    const id = randomBytes(4).toString("hex");
    await createRun(transaction, { ...run, id }, issues);
    return required(await findRun(transaction, id), id);
  });
}

/** Marks the run as to be undone; its issues that still wait are not changed any more. */
export function beginUndo(database: Database, id: string): Promise<BackfillRun> {
  return database.transaction(async (transaction) => {
    await requestUndo(transaction, id);
    return required(await findRun(transaction, id), id);
  });
}

function required(run: BackfillRun | null, id: string): BackfillRun {
  if (run) return run;
  throw new BackfillError(`there is no run ${id}; \`backfill list\` shows those that there are`);
}
