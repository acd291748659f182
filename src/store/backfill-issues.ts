import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";
import type { TriageOutcome } from "./triages.js";

/** An issue of a run. */
export interface RunIssueKey extends IssueKey {
  run: string;
}

/**
 * Where an issue of a run is.
 * - `waiting` to be changed
 * - `ended`   changed, or found to need no change
 * - `undoing` what was changed waits to be undone
 * - `undone`  no more of it is left that the App may undo
 */
type RunIssueState = "waiting" | "ended" | "undoing" | "undone";

/** The comment that a run wrote on an issue, or was about to write when it was cut off. */
export interface RunComment {
  /** null: not known whether it was written. */
  id: number | null;
  /** See `hashComment`. */
  bodyHash: string;
}

const numberRows = z.array(z.object({ issue: z.coerce.number() }));

/** Numbers of the run's issues in a state, the newest first. */
export async function listRunIssues(db: Queryable, run: string, state: RunIssueState): Promise<readonly number[]> {
  const rows = await db.query(
    `SELECT issue FROM ${db.schema}.backfill_issues WHERE run = $1 AND state = $2 ORDER BY issue DESC`,
    [run, state],
  );
  return numberRows.parse(rows).map(({ issue }) => issue);
}

/** The run is done with the issue for now. What is being undone does not become `ended` by a change that comes late. */
export async function endRunIssue(
  db: Queryable,
  { run, issue }: RunIssueKey,
  state: "ended" | "undone",
  outcome: TriageOutcome,
): Promise<void> {
  await db.query(
    `UPDATE ${db.schema}.backfill_issues SET state = $3, outcome = $4
     WHERE run = $1 AND issue = $2 AND state = ANY($5::text[])`,
    [run, issue, state, outcome, state === "ended" ? ["waiting", "ended"] : ["undoing", "undone"]],
  );
}

const commentRows = z.array(z.object({ id: z.coerce.number().nullable(), bodyHash: z.string() }));

/** null where the run never came to write one. */
export async function findRunComment(db: Queryable, { run, issue }: RunIssueKey): Promise<RunComment | null> {
  const rows = await db.query(
    `SELECT comment_id AS id, comment_sha256 AS "bodyHash" FROM ${db.schema}.backfill_issues
     WHERE run = $1 AND issue = $2 AND comment_sha256 IS NOT NULL`,
    [run, issue],
  );
  return commentRows.parse(rows)[0] ?? null;
}

/** To be called just before GitHub is asked to create the run's comment, without an id, and once it is there. */
export async function storeRunComment(
  db: Queryable,
  { run, issue }: RunIssueKey,
  { id, bodyHash }: RunComment,
): Promise<void> {
  await db.query(
    `UPDATE ${db.schema}.backfill_issues SET comment_id = coalesce($3, comment_id), comment_sha256 = $4
     WHERE run = $1 AND issue = $2`,
    [run, issue, id, bodyHash],
  );
}

/** The run has no comment on the issue any more. */
export async function forgetRunComment(db: Queryable, { run, issue }: RunIssueKey): Promise<void> {
  await db.query(
    `UPDATE ${db.schema}.backfill_issues SET comment_id = NULL, comment_sha256 = NULL WHERE run = $1 AND issue = $2`,
    [run, issue],
  );
}
