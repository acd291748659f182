import { z } from "zod";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";
import { OUTCOMES, type TriageOutcome } from "../triages.js";

const rowsSchema = z.array(z.object({ outcome: z.enum(OUTCOMES), count: z.coerce.number() }));
const lastRows = z.array(z.object({ last: z.coerce.date() }));

/** How the place's triages since a time ended, the most frequent first. */
export async function countOutcomes(
  db: Queryable,
  { repo, installation }: Place,
  since: Date,
): Promise<readonly { outcome: TriageOutcome; count: number }[]> {
  const rows = await db.query(
    `SELECT outcome, count(*) AS count FROM ${db.schema}.triages
     WHERE lower(repo) = lower($1) AND installation = $3 AND at >= $2 GROUP BY outcome ORDER BY count DESC, outcome`,
    [repo, since, installation],
  );
  return rowsSchema.parse(rows);
}

/** When the place's last triage ended; null without any. */
export async function findLastTriageTime(db: Queryable, { repo, installation }: Place): Promise<Date | null> {
  const rows = await db.query(
    `SELECT at AS last FROM ${db.schema}.triages WHERE lower(repo) = lower($1) AND installation = $2
     ORDER BY at DESC LIMIT 1`,
    [repo, installation],
  );
  return lastRows.parse(rows)[0]?.last ?? null;
}
