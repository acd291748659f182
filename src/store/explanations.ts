import { z } from "zod";
import type { IssueKey } from "./applied-labels.js";
import { endCommentIntent } from "./comment-intents.js";
import type { StoredComment } from "./comments.js";
import type { Queryable } from "./database.js";

type Explanation = Pick<StoredComment, "id" | "bodyHash">;

const rowsSchema = z.array(z.object({ comment_id: z.coerce.number(), body_sha256: z.string() }));

/** This App's reply to `/triage explain` on the issue; null where none is on record. */
export async function findExplanation(db: Queryable, { repo, issue }: IssueKey): Promise<Explanation | null> {
  const rows = await db.query(
    `SELECT comment_id, body_sha256 FROM ${db.schema}.explanations WHERE repo = $1 AND issue = $2`,
    [repo, issue],
  );
  const row = rowsSchema.parse(rows)[0];
  return row ? { id: row.comment_id, bodyHash: row.body_sha256 } : null;
}

/** Records the reply that stands on the issue now; no other is about to be created. */
export async function storeExplanation(
  db: Queryable,
  { repo, issue }: IssueKey,
  { id, bodyHash }: Explanation,
): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.explanations (repo, issue, comment_id, body_sha256) VALUES ($1, $2, $3, $4)
     ON CONFLICT (repo, issue) DO UPDATE SET comment_id = excluded.comment_id, body_sha256 = excluded.body_sha256`,
    [repo, issue, id, bodyHash],
  );
  await endCommentIntent(db, { repo, issue, purpose: "explanation" });
}
