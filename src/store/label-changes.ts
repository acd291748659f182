import { z } from "zod";
import { type CorrectedFamily, type Decided, decidedSchema } from "../corrections/word.js";
import type { IssueKey } from "./applied-labels.js";
import type { Queryable } from "./database.js";

/** What a person did with a label of a class. */
export interface LabelChange {
  /** The delivery that told of it; recorded twice, it counts once. */
  delivery: string;
  action: "added" | "removed";
  family: CorrectedFamily;
  /** Id of the codebook. */
  id: string;
}

const decidedRows = z.array(z.object({ decided: decidedSchema.nullable() }));

/** Records the change with what the App has decided by now. False where the delivery is on record already. */
export async function recordLabelChange(
  db: Queryable,
  { repo, issue }: IssueKey,
  { delivery, action, family, id }: LabelChange,
): Promise<boolean> {
  const rows = await db.query(
    `INSERT INTO ${db.schema}.label_changes (delivery, repo, issue, action, family, class, decided)
     VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb) ON CONFLICT (delivery) DO NOTHING RETURNING delivery`,
    [delivery, repo, issue, action, family, id, JSON.stringify(await findDecided(db, { repo, issue }))],
  );
  return rows.length === 1;
}

/** What was decided last on the issue; null where nothing was. */
async function findDecided(db: Queryable, { repo, issue }: IssueKey): Promise<Decided | null> {
  const rows = await db.query(
    `SELECT ${decidedSql("decision")} AS decided FROM ${db.schema}.triages
     WHERE repo = $1 AND issue = $2 AND decision IS NOT NULL ORDER BY at DESC, delivery LIMIT 1`,
    [repo, issue],
  );
  return decidedRows.parse(rows)[0]?.decided ?? null;
}

/** SQL that makes a `Decided` of a column with a decision; SQL's null of a decision that is null. */
export function decidedSql(column: string): string {
  return `CASE WHEN ${column} IS NULL OR jsonb_typeof(${column}) = 'null' THEN NULL ELSE
    jsonb_build_object('symptom', ${column} #> '{symptoms,0,id}', 'cause', ${column} #> '{causes,0,id}',
      'labels', ${column} -> 'labels') END`;
}
