import { z } from "zod";
import { type Command, commandSchema } from "../commands/command.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** A comment by its issue and GitHub's number of it. */
export interface CommentKey extends IssueKey {
  comment: number;
}

/** The commands of a comment. */
export interface CommentCommands {
  /** All that stood there when the comment was read last. */
  seen: readonly Command[];
  /** Those of them that are not done yet, in order. */
  pending: readonly Command[];
  /** How many were done so far, in all versions of the comment. */
  done: number;
}

const rowsSchema = z.array(
  z.object({ seen: z.array(commandSchema), pending: z.array(commandSchema), done: z.coerce.number() }),
);

/** None where the comment never held any. */
export async function findCommentCommands(db: Queryable, key: CommentKey): Promise<CommentCommands> {
  const rows = await db.query(
    `SELECT seen, pending, done FROM ${db.schema}.comment_commands WHERE repo = $1 AND issue = $2 AND comment_id = $3`,
    [key.repo, key.issue, key.comment],
  );
  return rowsSchema.parse(rows)[0] ?? { seen: [], pending: [], done: 0 };
}

export async function storeCommentCommands(db: Queryable, key: CommentKey, commands: CommentCommands): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.comment_commands (repo, issue, comment_id, seen, pending, done)
     VALUES ($1, $2, $3, $4::text::jsonb, $5::text::jsonb, $6)
     ON CONFLICT (repo, issue, comment_id) DO UPDATE
     SET seen = excluded.seen, pending = excluded.pending, done = excluded.done`,
    [key.repo, key.issue, key.comment, JSON.stringify(commands.seen), JSON.stringify(commands.pending), commands.done],
  );
}
