import { z } from "zod";
import { CORRECTED_FAMILIES, type CorrectedFamily } from "../../corrections/word.js";
import { meaningOf } from "../../plan/label-meaning.js";
import type { LabelStyle } from "../../plan/label-style.js";
import type { Queryable } from "../database.js";

/** A label of a symptom or cause that the App has put on an issue, whatever became of it. */
export interface PutLabel {
  issue: number;
  family: CorrectedFamily;
  /** As the repository names it. */
  name: string;
  /** In which the App put it on, in UTC: `2026-02`. */
  month: string;
  /** Whether a person took it off. */
  isTakenOff: boolean;
  /** When the App took it off by itself; null: it has left it there. */
  withdrawnAt: Date | null;
}

/** The class that a label of the App's says, by its own name or the repository's; null: nobody can tell which. */
export function classOf({ family, name }: Pick<PutLabel, "family" | "name">, style: LabelStyle): string | null {
  const { said } = meaningOf(name, style);
  return said?.family === family ? said.id : null;
}

/** SQL that says whether a person took off the label of the row `a` of applied_labels. */
export function takenOffSql(schema: string): string {
  return `EXISTS (SELECT 1 FROM ${schema}.feedback f WHERE f.repo = a.repo AND f.issue = a.issue
    AND f.correction = 'label-removed' AND lower(f.label) = lower(a.name))`;
}

/** SQL of the month, in UTC, in which the label of a row of applied_labels was put on. */
export const PUT_IN = "to_char(intended_at AT TIME ZONE 'UTC', 'YYYY-MM')";

/** SQL of when the App took off the label of a row of applied_labels that was put there; a removal is meant before it is done. */
export const WITHDRAWN_AT = "CASE WHEN applied_at IS NULL THEN removed_at END";

const rowsSchema = z.array(
  z.object({
    issue: z.coerce.number(),
    family: z.enum(CORRECTED_FAMILIES),
    name: z.string(),
    month: z.string(),
    taken_off: z.boolean(),
    withdrawn_at: z.coerce.date().nullable(),
  }),
);

/** A part of the repository's issues' labels that the App put there: of the issues numbered `low` to `high`. */
export async function listPutLabels(
  db: Queryable,
  repo: string,
  low: number,
  high: number,
): Promise<readonly PutLabel[]> {
  const rows = await db.query(
    `SELECT issue, family, name, ${PUT_IN} AS month, ${takenOffSql(db.schema)} AS taken_off, ${WITHDRAWN_AT} AS withdrawn_at
     FROM ${db.schema}.applied_labels a
     WHERE repo = $1 AND issue BETWEEN $2 AND $3 AND family = ANY($4::text[])
       AND (applied_at IS NOT NULL OR removed_at IS NOT NULL)
     ORDER BY issue, name`,
    [repo, low, high, [...CORRECTED_FAMILIES]],
  );
  return rowsSchema
    .parse(rows)
    .map(({ taken_off: isTakenOff, withdrawn_at: withdrawnAt, ...label }) => ({ ...label, isTakenOff, withdrawnAt }));
}
