import { createHash } from "node:crypto";
import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import { endCommentIntent } from "./comment-intents.js";
import type { Queryable } from "./database.js";

/** The one comment of this App on an issue. The body is kept as a hash: enough to know whether it would change. */
export interface StoredComment {
  id: number;
  bodyHash: string;
  /** Somebody deleted it on GitHub: it is not written again. */
  removed: boolean;
}

const rowsSchema = z.array(z.object({ comment_id: z.coerce.number(), body_sha256: z.string(), removed: z.boolean() }));

/** SHA-256 of a comment's body, in hexadecimal. */
export function hashBody(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

/** null where this App has no comment on record for the issue. */
export async function findStoredComment(db: Queryable, key: IssueKey): Promise<StoredComment | null> {
  const rows = await db.query(
    `SELECT comment_id, body_sha256, removed_at IS NOT NULL AS removed
     FROM ${db.schema}.comments WHERE repo = $1 AND issue = $2`,
    [key.repo, key.issue],
  );
  const row = rowsSchema.parse(rows)[0];
  return row ? { id: row.comment_id, bodyHash: row.body_sha256, removed: row.removed } : null;
}

/** Records the comment that stands on the issue now; no other is about to be created. */
export async function storeComment(
  db: Queryable,
  key: IssueKey,
  comment: Pick<StoredComment, "id" | "bodyHash">,
): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.comments (repo, issue, comment_id, body_sha256) VALUES ($1, $2, $3, $4)
     ON CONFLICT (repo, issue) DO UPDATE
     SET comment_id = excluded.comment_id, body_sha256 = excluded.body_sha256, written_at = now(),
       removed_at = NULL`,
    [key.repo, key.issue, comment.id, comment.bodyHash],
  );
  await endCommentIntent(db, { ...key, purpose: "triage" });
}

/** Forgets the comment, as if none had ever been written: this App takes it back. */
export async function forgetComment(db: Queryable, key: IssueKey): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.comments WHERE repo = $1 AND issue = $2`, [key.repo, key.issue]);
  await endCommentIntent(db, { ...key, purpose: "triage" });
}

/** Records that the comment was deleted on GitHub, and not by this App. */
export async function markCommentRemoved(db: Queryable, key: IssueKey): Promise<void> {
  await db.query(`UPDATE ${db.schema}.comments SET removed_at = now() WHERE repo = $1 AND issue = $2`, [
    key.repo,
    key.issue,
  ]);
}
