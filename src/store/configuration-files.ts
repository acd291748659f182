import { z } from "zod";
import type { Queryable } from "./database.js";

/** What is known of a repository's configuration file. */
export interface StoredConfiguration {
  /** Of the version that was looked at last. */
  etag: string | null;
  /** The last text that was right; null where there is no file, or never was a right one. */
  good: string | null;
  /** What is wrong with the version that was looked at last. */
  problems: readonly string[];
}

const rowsSchema = z.array(
  z.object({ etag: z.string().nullable(), good: z.string().nullable(), problems: z.array(z.string()) }),
);

/** What is known of the file of `repo` (`owner/name`, in any case); null where it was never looked for. */
export async function findConfiguration(db: Queryable, repo: string): Promise<StoredConfiguration | null> {
  const rows = await db.query(`SELECT etag, good, problems FROM ${db.schema}.configuration_files WHERE repo = $1`, [
    repo.toLowerCase(),
  ]);
  return rowsSchema.parse(rows)[0] ?? null;
}

/** Keeps what was found. */
export async function keepConfiguration(db: Queryable, repo: string, found: StoredConfiguration): Promise<void> {
  await db.query(
    `INSERT INTO ${db.schema}.configuration_files (repo, etag, good, problems) VALUES ($1, $2, $3, $4::text::jsonb)
     ON CONFLICT (repo) DO UPDATE
     SET etag = excluded.etag, good = excluded.good, problems = excluded.problems, checked_at = now()`,
    [repo.toLowerCase(), found.etag, found.good, JSON.stringify(found.problems)],
  );
}

/** How many repositories have a configuration file that is wrong. */
export async function countBrokenConfigurations(db: Queryable): Promise<number> {
  const rows = await db.query(
    `SELECT count(*)::int AS broken FROM ${db.schema}.configuration_files WHERE problems <> '[]'::jsonb`,
  );
  return z.array(z.object({ broken: z.number() })).parse(rows)[0]?.broken ?? 0;
}

/** Deletes what is known of the file. */
export async function forgetConfiguration(db: Queryable, repo: string): Promise<void> {
  await db.query(`DELETE FROM ${db.schema}.configuration_files WHERE repo = $1`, [repo.toLowerCase()]);
}
