import { z } from "zod";
import type { Counted } from "../../dashboard/counted.js";
import { PERIODS, type PeriodId } from "../../dashboard/period.js";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";

const id = z.string().nullable();
const rowsSchema = z.array(
  z.object({
    age: z.coerce.number(),
    count: z.coerce.number(),
    symptom: id,
    cause: id,
    component: id,
    phase: id,
  }),
);

/**
 * Malfunctions of the repository by the span in which each came first and by the classes of its last decision. Counted by
 * the database, from an index that holds all of it.
 */
export async function countBugs(
  db: Queryable,
  { repo, installation }: Place,
  period: PeriodId,
  now: Date,
): Promise<readonly Counted[]> {
  const { days, shown } = PERIODS[period];
  const rows = await db.query(
    `WITH decided AS (
       SELECT issue, at, delivery, kind, symptom, cause, component, phase,
         min(at) OVER (PARTITION BY issue) AS first,
         row_number() OVER (PARTITION BY issue ORDER BY at DESC, delivery) AS back
       FROM ${db.schema}.triages WHERE lower(repo) = lower($1) AND installation = $5 AND kind IS NOT NULL AND at <= $2
     )
     SELECT floor(extract(epoch FROM $2::timestamptz - first) / ($3::int * 86400.0))::int AS age, symptom, cause, component,
       phase, count(*) AS count
     FROM decided
     WHERE back = 1 AND kind = 'malfunction' AND first > $2::timestamptz - make_interval(days => $3::int * $4::int)
     GROUP BY 1, symptom, cause, component, phase`,
    [repo, now, days, shown, installation],
  );
  return rowsSchema.parse(rows);
}
