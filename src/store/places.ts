import { z } from "zod";
import type { Queryable } from "./database.js";

/** A repository that the App works on, with the installation through which it does. */
export interface Place {
  installation: number;
  /** `owner/name` in GitHub's own writing. */
  repo: string;
}

const rowsSchema = z.array(z.object({ installation: z.coerce.number(), repo: z.string() }));

/** What an installation that is no more, or has lost the repository, left behind is nobody's. */
function isHeld(schema: string, alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM ${schema}.installations i WHERE i.id = ${alias}.installation AND i.state = 'deleted')
    AND NOT EXISTS (SELECT 1 FROM ${schema}.repositories g WHERE g.installation = ${alias}.installation
      AND g.repo = ${alias}.repo AND g.removed_at IS NOT NULL)`;
}

/** Where the repository is, by its name in any case; null where the App does not work there. */
export async function findPlace(db: Queryable, repo: string): Promise<Place | null> {
  const rows = await db.query(
    `SELECT installation, repo FROM (
       (SELECT installation, repo, at FROM ${db.schema}.triages t WHERE lower(repo) = lower($1)
          AND ${isHeld(db.schema, "t")} ORDER BY at DESC LIMIT 1)
       UNION ALL
       (SELECT installation, repo, '-infinity'::timestamptz FROM ${db.schema}.repositories r
          WHERE lower(repo) = lower($1) AND removed_at IS NULL AND ${isHeld(db.schema, "r")} LIMIT 1)
     ) found ORDER BY at DESC LIMIT 1`,
    [repo],
  );
  return rowsSchema.parse(rows)[0] ?? null;
}

/** The name of the repository as GitHub writes it, given in any case; as it was given where the App does not work there. */
export async function writtenName(db: Queryable, repo: string): Promise<string> {
  return (await findPlace(db, repo))?.repo ?? repo;
}

/**
 * Repositories that the App works on, by name, at most `limit` of those after the name `after` that begin with `beginning`,
 * in any case. Those with triages are found by leaps through the index, whatever number of triages there are.
 */
export async function listPlaces(
  db: Queryable,
  after: string,
  limit: number,
  beginning = "",
): Promise<readonly Place[]> {
  const rows = await db.query(
    `WITH RECURSIVE triaged AS (
       (SELECT lower(repo) AS name FROM ${db.schema}.triages WHERE lower(repo) > lower($1) ORDER BY lower(repo) LIMIT 1)
       UNION ALL
       SELECT (SELECT lower(repo) FROM ${db.schema}.triages WHERE lower(repo) > name ORDER BY lower(repo) LIMIT 1)
       FROM triaged WHERE name IS NOT NULL
     ), held AS (
       SELECT last.installation, last.repo FROM triaged CROSS JOIN LATERAL (
         SELECT installation, repo FROM ${db.schema}.triages t WHERE lower(repo) = name
           AND ${isHeld(db.schema, "t")} ORDER BY at DESC LIMIT 1) last
       UNION ALL
       SELECT installation, repo FROM ${db.schema}.repositories r
       WHERE removed_at IS NULL AND lower(repo) > lower($1) AND ${isHeld(db.schema, "r")}
     )
     SELECT DISTINCT ON (lower(repo)) installation, repo FROM held WHERE starts_with(lower(repo), lower($3))
     ORDER BY lower(repo) LIMIT $2`,
    [after, limit, beginning],
  );
  return rowsSchema.parse(rows);
}
