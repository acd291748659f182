import { z } from "zod";
import { type Decision, decisionSchema } from "../../decide/decision.js";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";

/** An issue on which the App was not sure enough of a symptom, and on which nobody has said it yet. */
export interface UnsureIssue {
  issue: number;
  at: Date;
  decision: Decision;
}

const rowsSchema = z.array(z.object({ issue: z.coerce.number(), at: z.coerce.date(), decision: decisionSchema }));
const countRows = z.array(z.object({ issues: z.coerce.number() })).length(1);

/** Issues whose last decision left the symptom open, but for closed ones and those where people have spoken. */
function openIssues({ schema }: Queryable): string {
  return `WITH last AS (
      SELECT delivery, issue, at, unsure, row_number() OVER (PARTITION BY issue ORDER BY at DESC, delivery) AS back
      FROM ${schema}.triages WHERE lower(repo) = lower($1) AND installation = $2 AND kind IS NOT NULL
    ), unsure AS (
      SELECT delivery, issue, at FROM last WHERE back = 1 AND unsure
        AND NOT EXISTS (SELECT 1 FROM ${schema}.orders o WHERE lower(o.repo) = lower($1) AND o.issue = last.issue
          AND (o.is_off OR o.not_a_bug OR o.symptom IS NOT NULL))
        AND NOT EXISTS (SELECT 1 FROM ${schema}.held_families h WHERE lower(h.repo) = lower($1)
          AND h.issue = last.issue AND h.family = 'symptom')
        AND NOT EXISTS (SELECT 1 FROM ${schema}.similar_issues s WHERE s.repo = $1 AND s.issue = last.issue
          AND s.state = 'closed')
    )`;
}

/** A part of them, the highest issue number first, `limit` below `below`. */
export async function listUnsure(
  db: Queryable,
  { repo, installation }: Place,
  below: number | null,
  limit: number,
): Promise<readonly UnsureIssue[]> {
  const rows = await db.query(
    `${openIssues(db)}, page AS (
       SELECT delivery, issue, at FROM unsure WHERE $3::bigint IS NULL OR issue < $3 ORDER BY issue DESC LIMIT $4
     )
     SELECT page.issue, page.at, t.decision FROM page JOIN ${db.schema}.triages t USING (delivery)
     ORDER BY page.issue DESC`,
    [repo, installation, below, limit],
  );
  return rowsSchema.parse(rows);
}

export async function countUnsure(db: Queryable, { repo, installation }: Place): Promise<number> {
  const rows = await db.query(`${openIssues(db)} SELECT count(*) AS issues FROM unsure`, [repo, installation]);
  return countRows.parse(rows)[0]?.issues ?? 0;
}
