import { z } from "zod";
import type { Queryable } from "./database.js";

/** A run of `engine-triage backfill` on a repository. */
export interface BackfillRun {
  id: string;
  installation: number;
  /** `owner/name` */
  repo: string;
  /** Whether it writes comments too. */
  comments: boolean;
  startedAt: Date;
  /** When undoing it was asked for last; null: never. */
  undoAt: Date | null;
  /** How often undoing was begun. */
  undos: number;
}

/** How far a run is: issues by where they are. */
export interface RunProgress {
  waiting: number;
  ended: number;
  undoing: number;
  undone: number;
  /** Issues on which the last thing that was to be done failed, or GitHub refused it. */
  failed: number;
}

const COLUMNS = `id, installation, repo, comments, started_at AS "startedAt", undo_at AS "undoAt", undos`;
const runRows = z.array(
  z.object({
    id: z.string(),
    installation: z.coerce.number(),
    repo: z.string(),
    comments: z.boolean(),
    startedAt: z.coerce.date(),
    undoAt: z.coerce.date().nullable(),
    undos: z.coerce.number(),
  }),
);

/** Makes a run, with a row for each issue that it is to change. To be called in a transaction. */
export async function createRun(
  db: Queryable,
  { id, installation, repo, comments }: Pick<BackfillRun, "id" | "installation" | "repo" | "comments">,
  issues: readonly number[],
): Promise<void> {
  await db.query(`INSERT INTO ${db.schema}.backfill_runs (id, installation, repo, comments) VALUES ($1, $2, $3, $4)`, [
    id,
    installation,
    repo,
    comments,
  ]);
  await db.query(
    `INSERT INTO ${db.schema}.backfill_issues (run, repo, issue) SELECT $1::text, $2::text, unnest($3::bigint[])`,
    [id, repo, issues],
  );
}

/** Lets one process at a time look for a repository's runs and make one, until the transaction ends. */
export async function lockRuns(db: Queryable, repo: string): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock(hashtext('engine-triage backfill'), hashtext($1))", [repo]);
}

/** null where there is none of that id. */
export async function findRun(db: Queryable, id: string): Promise<BackfillRun | null> {
  return (
    runRows.parse(await db.query(`SELECT ${COLUMNS} FROM ${db.schema}.backfill_runs WHERE id = $1`, [id]))[0] ?? null
  );
}

/** The repository's run with issues that still wait to be changed, or to be undone; null without one. */
export async function findUnfinishedRun(db: Queryable, repo: string): Promise<BackfillRun | null> {
  const rows = await db.query(
    `SELECT ${COLUMNS} FROM ${db.schema}.backfill_runs
     WHERE repo = $1 AND EXISTS (
       SELECT FROM ${db.schema}.backfill_issues WHERE run = id AND state IN ('waiting', 'undoing'))
     ORDER BY started_at DESC LIMIT 1`,
    [repo],
  );
  return runRows.parse(rows)[0] ?? null;
}

/** All runs, the newest first. */
export async function listRuns(db: Queryable): Promise<readonly BackfillRun[]> {
  return runRows.parse(
    await db.query(`SELECT ${COLUMNS} FROM ${db.schema}.backfill_runs ORDER BY started_at DESC, id`),
  );
}

const progressRows = z
  .array(
    z.object({
      waiting: z.coerce.number(),
      ended: z.coerce.number(),
      undoing: z.coerce.number(),
      undone: z.coerce.number(),
      failed: z.coerce.number(),
    }),
  )
  .length(1);

export async function readProgress(db: Queryable, run: string): Promise<RunProgress> {
  const rows = await db.query(
    `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'ended') AS ended,
       count(*) FILTER (WHERE state = 'undoing') AS undoing, count(*) FILTER (WHERE state = 'undone') AS undone,
       count(*) FILTER (WHERE state IN ('ended', 'undone') AND outcome IN ('failed', 'forbidden')) AS failed
     FROM ${db.schema}.backfill_issues WHERE run = $1`,
    [run],
  );
  const [progress] = progressRows.parse(rows);
  if (!progress) throw new Error("a count without a row");
  return progress;
}

/**
 * Asks for the run to be undone on all its issues that are not yet, those where that failed included; its issues that
 * still wait are not changed any more. To be called in a transaction.
 */
export async function requestUndo(db: Queryable, run: string): Promise<void> {
  const { undoing } = await readProgress(db, run);
  // An undoing that was cut off goes on as the same one.
  const begun = undoing > 0 ? 0 : 1;
  await db.query(`UPDATE ${db.schema}.backfill_runs SET undo_at = now(), undos = undos + $2 WHERE id = $1`, [
    run,
    begun,
  ]);
  await db.query(
    `UPDATE ${db.schema}.backfill_issues SET state = 'undoing'
     WHERE run = $1 AND (state IN ('waiting', 'ended') OR (state = 'undone' AND outcome IN ('failed', 'forbidden')))`,
    [run],
  );
}
