import { z } from "zod";
import { NEEDS, type NeedId } from "../taxonomy/needs.js";
import type { IssueKey } from "./applied-labels.js";
import type { CommentKey } from "./comment-commands.js";
import type { Queryable } from "./database.js";

const rowsSchema = z.array(z.object({ need: z.enum(NEEDS.map(({ id }) => id)) }));

/** What was missing from the report and has come in a comment. */
export async function listMetNeeds(db: Queryable, { repo, issue }: IssueKey): Promise<readonly NeedId[]> {
  const rows = await db.query(`SELECT need FROM ${db.schema}.met_needs WHERE repo = $1 AND issue = $2 ORDER BY need`, [
    repo,
    issue,
  ]);
  return rowsSchema.parse(rows).map(({ need }) => need);
}

/** The comment brought what was missing. What came before counts as it was. */
export async function storeMetNeeds(db: Queryable, key: CommentKey, needs: readonly NeedId[]): Promise<void> {
  for (const need of needs) {
    await db.query(
      `INSERT INTO ${db.schema}.met_needs (repo, issue, need, comment_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [key.repo, key.issue, need, key.comment],
    );
  }
}
