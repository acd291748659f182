import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** What a comment is for: an issue has at most one of each. */
export type CommentPurpose = "triage" | "explanation";

/** Which comment of which issue. */
export interface CommentIntentKey extends IssueKey {
  purpose: CommentPurpose;
}

/**
 * A comment that was about to be created when something cut the job off: GitHub may have it or not. `misses` counts how
 * often it was looked for since and not found.
 */
export interface CommentIntent {
  misses: number;
}

const rowsSchema = z.array(z.object({ misses: z.coerce.number() }));
const SAME = "repo = $1 AND issue = $2 AND purpose = $3";

/** null where no creation is open. */
export async function findCommentIntent(db: Queryable, key: CommentIntentKey): Promise<CommentIntent | null> {
  const rows = await db.query(`SELECT misses FROM ${db.schema}.comment_intents WHERE ${SAME}`, valuesOf(key));
  return rowsSchema.parse(rows)[0] ?? null;
}

/** To be called before GitHub is asked to create the comment. */
export async function intendComment(db: Queryable, key: CommentIntentKey): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.comment_intents (repo, issue, purpose) VALUES ($1, $2, $3)
     ON CONFLICT (repo, issue, purpose) DO UPDATE SET misses = 0`,
    valuesOf(key),
  );
}

export async function countMiss(db: Queryable, key: CommentIntentKey): Promise<void> {
  await db.query(`UPDATE ${db.schema}.comment_intents SET misses = misses + 1 WHERE ${SAME}`, valuesOf(key));
}

/** The comment is there, or is not wanted any more. */
export async function endCommentIntent(db: Queryable, key: CommentIntentKey): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.comment_intents WHERE ${SAME}`, valuesOf(key));
}

function valuesOf({ repo, issue, purpose }: CommentIntentKey): readonly unknown[] {
  return [repo, issue, purpose];
}
