import { z } from "zod";
import type { Queryable } from "../database.js";
import type { Place } from "../places.js";

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

/** By name in lower case, for the places that are asked about. */
export async function readActivity(
  db: Queryable,
  places: readonly Place[],
  since: Date,
): Promise<ReadonlyMap<string, PlaceActivity>> {
  const names = places.map(({ repo }) => repo.toLowerCase());
  const rows = await db.query(
    `SELECT asked.name,
       (SELECT count(*) FROM ${db.schema}.triages WHERE lower(repo) = asked.name
         AND installation = asked.installation AND at >= $3) AS triages,
       (SELECT at FROM ${db.schema}.triages WHERE lower(repo) = asked.name
         AND installation = asked.installation ORDER BY at DESC LIMIT 1) AS last
     FROM unnest($1::text[], $2::bigint[]) AS asked(name, installation)`,
    [names, places.map(({ installation }) => installation), since],
  );
  return new Map(rowsSchema.parse(rows).map(({ name, ...activity }) => [name, activity]));
}
