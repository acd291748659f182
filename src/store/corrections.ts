import { z } from "zod";
import { type Decision, decisionSchema } from "../decide/decision.js";
import type { IssueKey } from "./applied-labels.js";
import type { CommentKey } from "./comment-commands.js";
import type { Queryable } from "./database.js";
import { decisionJson } from "./triages.js";

/** What somebody corrected by a command: what later weights can learn from. */
export interface Correction {
  comment: number;
  /** Which of the comment's commands, counted over all its versions. */
  ordinal: number;
  /** GitHub's number of the account. No name, which can change and says more than is needed. */
  person: number;
  /** In the words of the grammar: `/triage symptom:system-hang`. */
  command: string;
  /** What the App had decided by then. */
  decision: Decision | null;
}

const rowsSchema = z.array(
  z.object({
    comment: z.coerce.number(),
    ordinal: z.coerce.number(),
    person: z.coerce.number(),
    command: z.string(),
    decision: decisionSchema.nullable(),
  }),
);

/** False where the correction is on record already. */
export async function recordCorrection(
  db: Queryable,
  { repo, issue, comment }: CommentKey,
  { ordinal, person, command, decision }: Omit<Correction, "comment">,
): Promise<boolean> {
  const rows = await db.query(
    `INSERT INTO ${db.schema}.corrections (repo, issue, comment_id, ordinal, person, command, decision)
     VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb) ON CONFLICT DO NOTHING RETURNING ordinal`,
    [repo, issue, comment, ordinal, person, command, decisionJson(decision)],
  );
  return rows.length === 1;
}

/** Corrections of an issue, oldest first. */
export async function listCorrections(db: Queryable, { repo, issue }: IssueKey): Promise<readonly Correction[]> {
  const rows = await db.query(
    `SELECT comment_id AS comment, ordinal, person, command, decision FROM ${db.schema}.corrections
     WHERE repo = $1 AND issue = $2 ORDER BY at, comment_id, ordinal`,
    [repo, issue],
  );
  return rowsSchema.parse(rows);
}
