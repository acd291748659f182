import { z } from "zod";
import type { Queryable } from "./database.js";

const repoRows = z.array(z.object({ repo: z.string() }));
const removedRows = z.array(z.object({ removed: z.coerce.date().nullable() }));

/** The installation has the repository (again). */
export async function noteRepository(db: Queryable, installation: number, repo: string): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.repositories (installation, repo) VALUES ($1, $2)
     ON CONFLICT (installation, repo) DO UPDATE SET removed_at = NULL`,
    [installation, repo],
  );
}

/** The installation has lost the repository. */
export async function markRepositoryRemoved(db: Queryable, installation: number, repo: string): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.repositories (installation, repo, removed_at) VALUES ($1, $2, now())
     ON CONFLICT (installation, repo) DO UPDATE SET removed_at = now()`,
    [installation, repo],
  );
}

/** Nobody has a repository of that name any more: it has another. */
export async function forgetRepositoryName(db: Queryable, repo: string): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.repositories WHERE repo = $1`, [repo]);
}

/** When the installation lost the repository; null where it did not, as far as is known. */
export async function findRemoval(db: Queryable, installation: number, repo: string): Promise<Date | null> {
  const rows = await db.query(
    `SELECT removed_at AS removed FROM ${db.schema}.repositories WHERE installation = $1 AND repo = $2`,
    [installation, repo],
  );
  return removedRows.parse(rows)[0]?.removed ?? null;
}

/** All repositories of the installation that left a trace. */
export async function listRepositories(db: Queryable, installation: number): Promise<readonly string[]> {
  const rows = await db.query(
    `SELECT repo FROM ${db.schema}.repositories WHERE installation = $1
     UNION SELECT repo FROM ${db.schema}.triages WHERE installation = $1
     UNION SELECT repo FROM ${db.schema}.renamed_repositories WHERE installation = $1 ORDER BY repo`,
    [installation],
  );
  return repoRows.parse(rows).map(({ repo }) => repo);
}

/** Whether another installation has the repository: its owner took the App off and put it on again. */
export async function isHeldByAnother(db: Queryable, installation: number, repo: string): Promise<boolean> {
  const rows = await db.query(
    `SELECT repo FROM ${db.schema}.repositories r LEFT JOIN ${db.schema}.installations i ON i.id = r.installation
     WHERE r.repo = $2 AND r.installation <> $1 AND r.removed_at IS NULL AND coalesce(i.state, 'active') <> 'deleted'`,
    [installation, repo],
  );
  return rows.length > 0;
}
