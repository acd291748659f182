import { z } from "zod";
import type { Queryable } from "./database.js";
import type { Place } from "./places.js";

/** A repository that got another name or owner. */
export interface Renaming extends Place {
  /** GitHub's number of the repository: it stays when the name changes. */
  id: number;
  from: string;
  /** When, ISO 8601 by GitHub's clock; null where it is not said. */
  at: string | null;
}

/** What is on record of a repository's renaming. */
export interface FollowedRenaming {
  /** Where the repository with that number is now; null where it was never renamed, or its number is not known. */
  current: Place | null;
  /** Seconds for which its rows may still be moving, 0: they are not. */
  waitSeconds: number;
}

const placeRows = z.array(z.object({ installation: z.coerce.number(), repo: z.string() })).length(1);
const followedRows = z.array(
  z.object({ id: z.coerce.number(), installation: z.coerce.number(), repo: z.string(), wait: z.coerce.number() }),
);

/**
 * Keeps the repository's new name, and that its rows move there from `from` for at most so many seconds. Gives the place
 * that counts: where a later renaming was heard of before, its.
 */
export async function noteRenaming(
  db: Queryable,
  { id, installation, repo, from, at }: Renaming,
  seconds: number,
): Promise<Place> {
  const isNewer = "(r.renamed_at IS NULL OR excluded.renamed_at IS NULL OR excluded.renamed_at >= r.renamed_at)";
  const rows = await db.query(
    `INSERT INTO ${db.schema}.renamed_repositories AS r (id, installation, repo, renamed_at, moving_from, moving_until)
     VALUES ($1, $2, $3, $4::timestamptz, $5, now() + make_interval(secs => $6))
     ON CONFLICT (id) DO UPDATE SET
       installation = CASE WHEN ${isNewer} THEN excluded.installation ELSE r.installation END,
       repo = CASE WHEN ${isNewer} THEN excluded.repo ELSE r.repo END,
       renamed_at = greatest(r.renamed_at, excluded.renamed_at),
       moving_from = excluded.moving_from, moving_until = excluded.moving_until
     RETURNING installation, repo`,
    [id, installation, repo, at, from, seconds],
  );
  const [place] = placeRows.parse(rows);
  if (!place) throw new Error("a row without a place");
  return place;
}

/** Its rows have moved. */
export async function endRenaming(db: Queryable, id: number): Promise<void> {
  await db.query(`UPDATE ${db.schema}.renamed_repositories SET moving_from = NULL, moving_until = NULL WHERE id = $1`, [
    id,
  ]);
}

/** What is on record for whoever knows the repository by a name and, unless null, by its number. */
export async function findRenaming(
  db: Queryable,
  { id, repo }: { id: number | null; repo: string },
): Promise<FollowedRenaming> {
  const rows = await db.query(
    `SELECT id, installation, repo, greatest(0, coalesce(extract(epoch FROM moving_until - now()), 0)) AS wait
     FROM ${db.schema}.renamed_repositories WHERE id = $1 OR repo = $2 OR moving_from = $2`,
    [id, repo],
  );
  const found = followedRows.parse(rows);
  const own = found.find((row) => row.id === id);
  return {
    current: own ? { installation: own.installation, repo: own.repo } : null,
    waitSeconds: Math.max(0, ...found.map(({ wait }) => wait)),
  };
}
