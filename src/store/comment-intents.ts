import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/**
 * A comment that was about to be created when something cut the triage off: GitHub may have it or not. `misses` counts how
 * often it was looked for since and not found.
 */
export interface CommentIntent {
  misses: number;
}

const rowsSchema = z.array(z.object({ misses: z.coerce.number() }));

/** null where no creation is open. */
export async function findCommentIntent(db: Queryable, { repo, issue }: IssueKey): Promise<CommentIntent | null> {
  const rows = await db.query(`SELECT misses FROM ${db.schema}.comment_intents WHERE repo = $1 AND issue = $2`, [
    repo,
    issue,
  ]);
  return rowsSchema.parse(rows)[0] ?? null;
}

/** To be called before GitHub is asked to create the comment. */
export async function intendComment(db: Queryable, { repo, issue }: IssueKey): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.comment_intents (repo, issue) VALUES ($1, $2)
     ON CONFLICT (repo, issue) DO UPDATE SET misses = 0`,
    [repo, issue],
  );
}

export async function countMiss(db: Queryable, { repo, issue }: IssueKey): Promise<void> {
  await db.query(`UPDATE ${db.schema}.comment_intents SET misses = misses + 1 WHERE repo = $1 AND issue = $2`, [
    repo,
    issue,
  ]);
}
