import { z } from "zod";
import { type Decision, decisionSchema } from "../../decide/decision.js";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";
import { OUTCOMES, type TriageOutcome } from "../triages.js";

/** A triage as a row of a list. */
export interface ListedTriage {
  delivery: string;
  issue: number;
  outcome: TriageOutcome;
  at: Date;
  decision: Decision | null;
}

export interface TriageFilter {
  /** Id of the first symptom; null: any. */
  symptom: string | null;
  outcome: TriageOutcome | null;
  /** The oldest that counts; null: no limit. */
  since: Date | null;
}

/** The place of a row in the list, newest first. */
export interface TriageCursor {
  /** Microseconds since 1970, all that the database keeps. */
  at: number;
  delivery: string;
}

export interface TriagePage {
  triages: readonly ListedTriage[];
  /** After the last one; null where there is no more. */
  next: TriageCursor | null;
}

const rowsSchema = z.array(
  z.object({
    delivery: z.string(),
    issue: z.coerce.number(),
    outcome: z.enum(OUTCOMES),
    at: z.coerce.date(),
    place: z.coerce.number(),
    decision: decisionSchema.nullable(),
  }),
);

/** A part of the place's triages, newest first, `limit` of them from the place `after` on. */
export async function listTriagePage(
  db: Queryable,
  { repo, installation }: Place,
  { symptom, outcome, since }: TriageFilter,
  after: TriageCursor | null,
  limit: number,
): Promise<TriagePage> {
  const rows = await db.query(
    `SELECT delivery, issue, outcome, at, (extract(epoch FROM at) * 1000000)::bigint AS place, decision
     FROM ${db.schema}.triages
     WHERE lower(repo) = lower($1) AND installation = $8
       AND ($2::text IS NULL OR symptom = $2) AND ($3::text IS NULL OR outcome = $3)
       AND ($4::timestamptz IS NULL OR at >= $4)
       AND ($5::bigint IS NULL OR (at, delivery) < ('epoch'::timestamptz + $5 * interval '1 microsecond', $6::text))
     ORDER BY at DESC, delivery DESC LIMIT $7`,
    [repo, symptom, outcome, since, after?.at ?? null, after?.delivery ?? null, limit + 1, installation],
  );
  const triages = rowsSchema.parse(rows.slice(0, limit));
  const last = triages.at(-1);
  return { triages, next: rows.length > limit && last ? { at: last.place, delivery: last.delivery } : null };
}
