import { z } from "zod";
import type { Counted } from "../../dashboard/counted.js";
import { PERIODS, type PeriodId } from "../../dashboard/period.js";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";

const rowsSchema = z.array(
  z.object({
    age: z.coerce.number(),
    level: z.enum(["symptom", "cause", "component", "phase"]).nullable(),
    id: z.string().nullable(),
    count: z.coerce.number(),
  }),
);

/**
 * Malfunctions of the repository by the span in which each came first and by the classes of its last decision, level by
 * level. Only triages of the spans are read, from an index that holds all of it, and no more rows come back than there are
 * classes and spans, whatever number of bugs there is. Whether an issue came before is asked issue by issue: a join would be
 * left to statistics, which the embedded database does not gather (`+ 0` keeps it off the index of installations).
 */
export async function countBugs(
  db: Queryable,
  { repo, installation }: Place,
  period: PeriodId,
  now: Date,
): Promise<readonly Counted[]> {
  const { days, shown } = PERIODS[period];
  const { schema } = db;
  const began = "$2::timestamptz - make_interval(days => $3::int * $4::int)";
  const rows = await db.query(
    `WITH seen AS (
       SELECT issue, min(repo) AS repo, min(at) AS first,
         (array_agg(ARRAY[kind, symptom, cause, component, phase] ORDER BY at DESC, delivery))[1:1] AS last
       FROM ${schema}.triages
       WHERE lower(repo) = lower($1) AND installation = $5 AND kind IS NOT NULL AND at <= $2 AND at > ${began}
       GROUP BY issue
     ), bugs AS (
       SELECT floor(extract(epoch FROM $2::timestamptz - first) / ($3::int * 86400.0))::int AS age, last[1][2] AS symptom,
         last[1][3] AS cause, last[1][4] AS component, last[1][5] AS phase
       FROM seen
       WHERE last[1][1] = 'malfunction'
         AND (SELECT min(t.at) FROM ${schema}.triages t WHERE t.repo = seen.repo AND t.issue = seen.issue
           AND t.installation + 0 = $5 AND t.kind IS NOT NULL) > ${began}
     )
     SELECT age, CASE WHEN grouping(symptom) = 0 THEN 'symptom' WHEN grouping(cause) = 0 THEN 'cause'
         WHEN grouping(component) = 0 THEN 'component' WHEN grouping(phase) = 0 THEN 'phase' END AS level,
       coalesce(symptom, cause, component, phase) AS id, count(*) AS count
     FROM bugs
     GROUP BY GROUPING SETS ((age), (age, symptom), (age, cause), (age, component), (age, phase))`,
    [repo, now, days, shown, installation],
  );
  return rowsSchema.parse(rows);
}
