import { z } from "zod";
import { CORRECTED_FAMILIES, type CorrectedFamily } from "../../corrections/word.js";
import type { Queryable } from "../database.js";

/** A label of a symptom or cause that the App has put on an issue, whatever became of it. */
export interface PutLabel {
  issue: number;
  family: CorrectedFamily;
  /** As the repository names it. */
  name: string;
}

const rowsSchema = z.array(
  z.object({ issue: z.coerce.number(), family: z.enum(CORRECTED_FAMILIES), name: z.string() }),
);

/** A part of the repository's issues' labels that the App put there: of the issues numbered `low` to `high`. */
export async function listPutLabels(
  db: Queryable,
  repo: string,
  low: number,
  high: number,
): Promise<readonly PutLabel[]> {
  const rows = await db.query(
    `SELECT issue, family, name FROM ${db.schema}.applied_labels
     WHERE repo = $1 AND issue BETWEEN $2 AND $3 AND family = ANY($4::text[])
       AND (applied_at IS NOT NULL OR removed_at IS NOT NULL)
     ORDER BY issue, name`,
    [repo, low, high, [...CORRECTED_FAMILIES]],
  );
  return rowsSchema.parse(rows);
}
