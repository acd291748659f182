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

/** A renaming whose rows are to move. */
export interface NotedRenaming extends Place {
  /** Names under which rows of it may be. */
  sources: readonly string[];
  /** Since when its jobs wait. */
  since: Date;
}

/** What is on record of a repository's renaming. */
export interface FollowedRenaming {
  /** Where the repository with that number is now; null where its number is not known. */
  current: (Place & { formerNames: readonly string[]; renamedAt: Date | null }) | null;
  /** Seconds for which its rows may still be moving, 0: they are not. */
  waitSeconds: number;
}

const notedRows = z
  .array(
    z.object({
      installation: z.coerce.number(),
      repo: z.string(),
      moving_from: z.string(),
      moving_since: z.coerce.date(),
    }),
  )
  .length(1);
const followedRows = z.array(
  z.object({
    id: z.coerce.number(),
    installation: z.coerce.number(),
    repo: z.string(),
    former_names: z.array(z.string()),
    renamed_at: z.coerce.date().nullable(),
    wait: z.coerce.number(),
  }),
);

/** Until the transaction ends no other renaming is noted, asked for or done: names may pass from one repository to another. */
export async function lockRenamings(db: Queryable): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock(hashtext('engine-triage renamings'), hashtext($1))", [db.schema]);
}

/**
 * Keeps the repository's new name, and that its rows move there from `from` for at most so many seconds. Gives the place
 * that counts: where a later renaming was heard of before, its. A name that it had before, and of which no time is said, is
 * older too. A new one that follows the one on record is newer, whatever the clocks say. Where the name before was never
 * heard of, the rows are still under the one on record.
 */
export async function noteRenaming(
  db: Queryable,
  { id, installation, repo, from, at }: Renaming,
  seconds: number,
): Promise<NotedRenaming> {
  const isNewer = `CASE WHEN excluded.renamed_at IS NULL THEN excluded.repo <> ALL (r.former_names)
    ELSE r.renamed_at IS NULL OR excluded.renamed_at >= r.renamed_at
      OR (excluded.moving_from = r.repo AND excluded.repo <> ALL (r.former_names)) END`;
  const name = `CASE WHEN ${isNewer} THEN excluded.repo ELSE r.repo END`;
  const isUnheard = "excluded.moving_from <> r.repo AND excluded.moving_from <> ALL (r.former_names)";
  const rows = await db.query(
    `INSERT INTO ${db.schema}.renamed_repositories AS r
       (id, installation, repo, renamed_at, former_names, moving_from, moving_since, moving_until)
     VALUES ($1, $2, $3, $4::timestamptz, array_remove(ARRAY[$5::text], $3), $5, clock_timestamp(),
       clock_timestamp() + make_interval(secs => $6))
     ON CONFLICT (id) DO UPDATE SET
       installation = CASE WHEN ${isNewer} THEN excluded.installation ELSE r.installation END,
       repo = ${name},
       renamed_at = greatest(r.renamed_at, excluded.renamed_at),
       former_names = ARRAY(SELECT DISTINCT known
         FROM unnest(r.former_names || ARRAY[r.repo, excluded.repo, excluded.moving_from]) AS known
         WHERE known <> ${name} ORDER BY known),
       moving_from = CASE WHEN r.moving_from IS NOT NULL THEN r.moving_from
         WHEN ${isUnheard} THEN r.repo ELSE excluded.moving_from END,
       moving_since = CASE WHEN r.moving_until > clock_timestamp() AND r.repo = ${name}
         AND (excluded.moving_from = r.repo OR excluded.moving_from = ANY (r.former_names)) THEN r.moving_since ELSE excluded.moving_since END,
       moving_until = excluded.moving_until
     RETURNING installation, repo, moving_from, moving_since`,
    [id, installation, repo, at, from, seconds],
  );
  const [noted] = notedRows.parse(rows);
  if (!noted) throw new Error("a row without a place");
  const sources = [...new Set([from, noted.moving_from])];
  return { installation: noted.installation, repo: noted.repo, sources, since: noted.moving_since };
}

/**
 * Keeps by which number GitHub knows the repository, should it be heard of by that for the first time: from now on its next
 * name is known for one. Not while another is on record under the name, which has left it or is gone: the rows there are
 * that one's until its renaming is heard.
 */
export async function noteNumber(db: Queryable, { id, installation, repo, at }: Omit<Renaming, "from">): Promise<void> {
  const table = `${db.schema}.renamed_repositories`;
  await db.query(
    `INSERT INTO ${table} (id, installation, repo, renamed_at)
     SELECT $1, $2, $3::text, $4::timestamptz WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE repo = $3::text)
     ON CONFLICT (id) DO NOTHING`,
    [id, installation, repo, at],
  );
}

const numberedRows = z.array(z.object({ id: z.coerce.number(), repo: z.string() }));

/** The installation's repositories of an account that are known by number. */
export async function listNumbered(
  db: Queryable,
  installation: number,
  owner: string,
): Promise<readonly { id: number; repo: string }[]> {
  const rows = await db.query(
    `SELECT id, repo FROM ${db.schema}.renamed_repositories
     WHERE installation = $1 AND lower(split_part(repo, '/', 1)) = lower($2) ORDER BY repo`,
    [installation, owner],
  );
  return numberedRows.parse(rows);
}

/** Its rows have moved: its jobs wait no more. Who was on record under the name is known by it no longer. */
export async function endRenaming(db: Queryable, id: number): Promise<void> {
  const table = `${db.schema}.renamed_repositories`;
  await db.query(`UPDATE ${table} SET moving_from = NULL, moving_since = NULL, moving_until = NULL WHERE id = $1`, [
    id,
  ]);
  await db.query(
    `DELETE FROM ${table} other USING ${table} own WHERE own.id = $1 AND other.id <> $1 AND other.repo = own.repo
       AND other.moving_from IS NULL AND (other.renamed_at IS NULL OR other.renamed_at <= own.renamed_at)`,
    [id],
  );
}

/** Whether another repository has the name by now: it came to it after the one with that number had left it, at `at`. */
export async function isTaken(db: Queryable, { id, at }: { id: number; at: Date }, name: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT id FROM ${db.schema}.renamed_repositories
     WHERE id <> $1 AND repo = $2 AND moving_from IS NULL AND renamed_at >= $3::timestamptz`,
    [id, name, at.toISOString()],
  );
  return rows.length > 0;
}

/** What is on record for whoever knows the repository by a name and, unless null, by its number. */
export async function findRenaming(
  db: Queryable,
  { id, repo }: { id: number | null; repo: string },
): Promise<FollowedRenaming> {
  const rows = await db.query(
    `SELECT id, installation, repo, former_names, renamed_at,
       greatest(0, coalesce(extract(epoch FROM moving_until - now()), 0)) AS wait
     FROM ${db.schema}.renamed_repositories WHERE id = $1 OR repo = $2 OR moving_from = $2`,
    [id, repo],
  );
  const found = followedRows.parse(rows);
  const own = found.find((row) => row.id === id);
  return {
    current: own
      ? { installation: own.installation, repo: own.repo, formerNames: own.former_names, renamedAt: own.renamed_at }
      : null,
    waitSeconds: Math.max(0, ...found.map(({ wait }) => wait)),
  };
}
