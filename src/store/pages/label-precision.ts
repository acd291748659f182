import { z } from "zod";
import type { Queryable } from "../database.js";

/** How a label of the App's fared with people. */
export interface LabelRecord {
  label: string;
  /** Issues on which the App put it. */
  applied: number;
  /** Of those: people took it off, or said something else by a command. */
  corrected: number;
}

const rowsSchema = z.array(z.object({ label: z.string(), applied: z.coerce.number(), corrected: z.coerce.number() }));

/**
 * Labels of symptoms and causes that the App put on issues since a time, with those that people corrected; the most frequent
 * first. A label that nobody touched may still be wrong: what is left is the most that can be right.
 */
export async function listLabelRecords(db: Queryable, repo: string, since: Date): Promise<readonly LabelRecord[]> {
  const rows = await db.query(
    `SELECT min(a.name) AS label, count(*) AS applied, count(*) FILTER (WHERE
         EXISTS (SELECT 1 FROM ${db.schema}.feedback f WHERE f.repo = a.repo AND f.issue = a.issue
           AND f.correction = 'label-removed' AND lower(f.label) = lower(a.name))
         OR (a.removed_at IS NOT NULL AND EXISTS (SELECT 1 FROM ${db.schema}.corrections c
           WHERE c.repo = a.repo AND c.issue = a.issue
             AND (c.command = '/triage not-a-bug' OR c.command LIKE '/triage ' || a.family || ':%')))
       ) AS corrected
     FROM ${db.schema}.applied_labels a
     WHERE lower(a.repo) = lower($1) AND a.family IN ('symptom', 'cause') AND a.intended_at >= $2
       AND (a.applied_at IS NOT NULL OR a.removed_at IS NOT NULL)
     GROUP BY lower(a.name) ORDER BY applied DESC, label`,
    [repo, since],
  );
  return rowsSchema.parse(rows);
}
