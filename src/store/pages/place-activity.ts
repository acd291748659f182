import { z } from "zod";
import type { Queryable } from "../database.js";

/** What happened in a repository lately. */
export interface PlaceActivity {
  /** Triages since the time that was asked for. */
  triages: number;
  /** The last of all. */
  last: Date | null;
}

const rowsSchema = z.array(
  z.object({
    name: z.string(),
    triages: z.coerce.number(),
    last: z.coerce.date().nullable(),
  }),
);

/** By name in lower case, for the repositories that are asked about. */
export async function readActivity(
  db: Queryable,
  repos: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, PlaceActivity>> {
  const names = [...new Set(repos.map((repo) => repo.toLowerCase()))];
  const rows = await db.query(
    `SELECT asked.name,
       (SELECT count(*) FROM ${db.schema}.triages WHERE lower(repo) = asked.name AND at >= $2) AS triages,
       (SELECT at FROM ${db.schema}.triages WHERE lower(repo) = asked.name ORDER BY at DESC LIMIT 1) AS last
     FROM unnest($1::text[]) AS asked(name)`,
    [names, since],
  );
  return new Map(rowsSchema.parse(rows).map(({ name, ...activity }) => [name, activity]));
}
