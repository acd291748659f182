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

/** So many are counted: who has more has too many to want to know the number. */
export const MOST_COUNTED = 1_000;

const rowsSchema = z.array(z.object({ issue: z.coerce.number(), at: z.coerce.date(), decision: decisionSchema }));
const countRows = z.array(z.object({ issues: z.coerce.number() })).length(1);

/**
 * Issues whose last decision left the symptom open, but for closed ones and those where people have spoken; from an index
 * of unsure decisions alone, in the order of its issues, so that a few are found without looking at all. The rest is asked
 * issue by issue, each by a key: joins would be left to statistics, which the embedded database does not gather (`+ 0`
 * keeps it off the index of installations).
 */
function openIssues({ schema }: Queryable): string {
  return `FROM ${schema}.triages t WHERE lower(t.repo) = lower($1) AND t.installation = $2 AND t.unsure
    AND t.delivery = (SELECT last.delivery FROM ${schema}.triages last WHERE last.repo = t.repo AND last.issue = t.issue
      AND last.installation + 0 = $2 AND last.kind IS NOT NULL ORDER BY last.at DESC, last.delivery LIMIT 1)
    AND (SELECT o.is_off OR o.not_a_bug OR o.symptom IS NOT NULL FROM ${schema}.orders o
      WHERE o.repo = t.repo AND o.issue = t.issue) IS NOT TRUE
    AND (SELECT true FROM ${schema}.held_families h
      WHERE h.repo = t.repo AND h.issue = t.issue AND h.family = 'symptom') IS NOT TRUE
    AND (SELECT s.state FROM ${schema}.similar_issues s
      WHERE s.repo = t.repo AND s.issue = t.issue) IS DISTINCT FROM 'closed'`;
}

/** A part of them, the highest issue number first, `limit` below `below`. */
export async function listUnsure(
  db: Queryable,
  { repo, installation }: Place,
  below: number | null,
  limit: number,
): Promise<readonly UnsureIssue[]> {
  const rows = await db.query(
    `SELECT t.issue, t.at, t.decision ${openIssues(db)} AND ($3::bigint IS NULL OR t.issue < $3)
     ORDER BY t.issue DESC LIMIT $4`,
    [repo, installation, below, limit],
  );
  return rowsSchema.parse(rows);
}

/** How many there are; one more than MOST_COUNTED where there are more. */
export async function countUnsure(db: Queryable, { repo, installation }: Place): Promise<number> {
  const rows = await db.query(
    `SELECT count(*) AS issues FROM (SELECT t.issue ${openIssues(db)} ORDER BY t.issue DESC LIMIT $3) counted`,
    [repo, installation, MOST_COUNTED + 1],
  );
  return countRows.parse(rows)[0]?.issues ?? 0;
}
