import { z } from "zod";
import type { Queryable } from "./database.js";

/** A repository that the App works on, with the installation through which it does. */
export interface Place {
  installation: number;
  /** `owner/name` in GitHub's own writing. */
  repo: string;
}

const rowsSchema = z.array(z.object({ installation: z.coerce.number(), repo: z.string() }));

/** What an installation that is no more, or has lost the repository, left behind is nobody's. Row by row, each by its key. */
function isHeld(schema: string, alias: string): string {
  return `(SELECT i.state FROM ${schema}.installations i WHERE i.id = ${alias}.installation) IS DISTINCT FROM 'deleted'
    AND (SELECT g.removed_at FROM ${schema}.repositories g WHERE g.installation = ${alias}.installation
      AND g.repo = ${alias}.repo) IS NULL`;
}

/**
 * SQL of one row, `installation` and `repo` of the last triage under a name in lower case, but for those that are nobody's.
 * Finds the installations by leaps through the index, and of each its last triage: whatever number of triages there are.
 */
function lastTriaged(schema: string, name: string): string {
  const next = (after: string): string =>
    `(SELECT installation FROM ${schema}.triages WHERE lower(repo) = ${name}${after} ORDER BY installation LIMIT 1)`;
  return `(WITH RECURSIVE hands AS (
      ${next("")} UNION ALL SELECT ${next(" AND installation > hands.installation")} FROM hands
      WHERE hands.installation IS NOT NULL
    )
    SELECT t.installation, t.repo FROM hands CROSS JOIN LATERAL (
      SELECT installation, repo, at FROM ${schema}.triages
      WHERE lower(repo) = ${name} AND installation = hands.installation ORDER BY at DESC LIMIT 1) t
    WHERE ${isHeld(schema, "t")} ORDER BY t.at DESC LIMIT 1)`;
}

const foundSchema = z.array(rowsSchema.element.extend({ triaged: z.boolean() }));

/**
 * Where the repository is, by its name in any case; null where the App does not work there.
 *
 * It is the installation's that triaged there last, but for one that has it and did not triage there yet: then another
 * repository has taken the name. Where it cannot be told which of two has the name now, nobody is told anything.
 */
export async function findPlace(db: Queryable, repo: string): Promise<Place | null> {
  const rows = await db.query(
    `(SELECT installation, repo, true AS triaged FROM ${lastTriaged(db.schema, "lower($1)")} last)
     UNION ALL
     (SELECT installation, repo, false FROM ${db.schema}.repositories r
        WHERE lower(repo) = lower($1) AND removed_at IS NULL AND ${isHeld(db.schema, "r")}
          AND NOT EXISTS (SELECT 1 FROM ${db.schema}.triages t WHERE lower(t.repo) = lower($1)
            AND t.installation = r.installation)
        ORDER BY installation DESC LIMIT 1)`,
    [repo],
  );
  const found = foundSchema.parse(rows);
  const last = found.find(({ triaged }) => triaged);
  const newcomer = found.find(({ triaged }) => !triaged);
  // GitHub numbers installations in the order in which they are made.
  if (last && newcomer && newcomer.installation < last.installation) return null;
  const place = newcomer ?? last;
  return place ? { installation: place.installation, repo: place.repo } : null;
}

/**
 * Whether nothing is on record under the name that another installation did: a repository that had the name before may have
 * left rows. Those of labels, words of people, orders, configuration and the index of issues do not say whose they are, and
 * are the place's only then.
 */
export async function hasNameAlone(db: Queryable, { installation, repo }: Place): Promise<boolean> {
  const rows = await db.query(
    // Below and above rather than unlike: the index leads to either at once.
    `SELECT 1 AS other FROM ${db.schema}.triages WHERE lower(repo) = lower($1) AND installation < $2
     UNION ALL
     SELECT 1 FROM ${db.schema}.triages WHERE lower(repo) = lower($1) AND installation > $2
     UNION ALL
     SELECT 1 FROM ${db.schema}.repositories WHERE lower(repo) = lower($1) AND installation <> $2 LIMIT 1`,
    [repo, installation],
  );
  return rows.length === 0;
}

/** The name of the repository as GitHub writes it, given in any case; as it was given where the App does not work there. */
export async function writtenName(db: Queryable, repo: string): Promise<string> {
  return (await findPlace(db, repo))?.repo ?? repo;
}

/** After every character of a name on GitHub. */
const BEYOND_NAMES = "\u007f";

/**
 * Repositories that the App works on, by name, at most `limit` of those after the name `after` that begin with `beginning`,
 * in any case. Names are found by leaps through indexes in the order of their bytes, which has all that begin alike together,
 * and no more of them are looked at than are given: whatever number of triages and repositories there are.
 */
export async function listPlaces(
  db: Queryable,
  after: string,
  limit: number,
  beginning = "",
): Promise<readonly Place[]> {
  const { schema } = db;
  const isMeant =
    "lower(repo) ~>~ lower($1) AND lower(repo) ~>=~ lower($3) AND lower(repo) ~<~ (lower($3) || $4::text)";
  const rows = await db.query(
    `WITH RECURSIVE triaged AS (
       (SELECT lower(repo) AS name FROM ${schema}.triages WHERE ${isMeant} ORDER BY lower(repo) USING ~<~ LIMIT 1)
       UNION ALL
       SELECT (SELECT lower(repo) FROM ${schema}.triages WHERE lower(repo) ~>~ name AND lower(repo) ~<~ (lower($3) || $4::text)
         ORDER BY lower(repo) USING ~<~ LIMIT 1)
       FROM triaged WHERE name IS NOT NULL
     ), held AS (
       (SELECT last.installation, last.repo FROM triaged CROSS JOIN LATERAL ${lastTriaged(schema, "name")} last
        WHERE name IS NOT NULL LIMIT $2)
       UNION ALL
       (SELECT DISTINCT ON (lower(repo)) installation, repo FROM ${schema}.repositories r
        WHERE removed_at IS NULL AND ${isMeant} AND ${isHeld(schema, "r")} ORDER BY lower(repo) USING ~<~ LIMIT $2)
     )
     SELECT DISTINCT ON (lower(repo)) installation, repo FROM held ORDER BY lower(repo) USING ~<~ LIMIT $2`,
    [after, limit, beginning, BEYOND_NAMES],
  );
  return rowsSchema.parse(rows);
}
