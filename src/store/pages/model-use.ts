import { z } from "zod";
import type { Queryable } from "../database.js";

/** What the model was asked for a repository on a day (UTC). */
export interface ModelDay {
  /** `2025-01-31` */
  day: string;
  calls: number;
  tokens: number;
}

const rowsSchema = z.array(z.object({ day: z.string(), calls: z.coerce.number(), tokens: z.coerce.number() }));

/** Days since a time on which the model was asked for the repository, newest first. */
export async function listModelDays(db: Queryable, repo: string, since: Date): Promise<readonly ModelDay[]> {
  const rows = await db.query(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, sum((part.value ->> 'calls')::bigint) AS calls,
       sum((part.value ->> 'tokens')::bigint) AS tokens
     FROM ${db.schema}.model_days, jsonb_each(repos) AS part
     WHERE lower(part.key) = lower($1) AND day >= ($2::timestamptz AT TIME ZONE 'UTC')::date
     GROUP BY day ORDER BY day DESC`,
    [repo, since],
  );
  return rowsSchema.parse(rows);
}
