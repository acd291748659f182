import { z } from "zod";
import type { Queryable } from "./database.js";
import { MIGRATIONS } from "./migrations.js";

const versionRows = z.array(z.object({ version: z.coerce.number().nullable() })).length(1);
const existsRows = z.array(z.object({ exists: z.boolean() })).length(1);

/** The version that this release brings the App's tables to. */
export const NEWEST_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** The tables have another version than the release that is to use them. */
export class SchemaVersionError extends Error {
  override readonly name = "SchemaVersionError";
}

/** The version of the App's tables; 0 where there are none. */
export async function readSchemaVersion(db: Queryable): Promise<number> {
  const [table] = existsRows.parse(
    await db.query("SELECT to_regclass($1) IS NOT NULL AS exists", [`${db.schema}.migrations`]),
  );
  if (!table?.exists) return 0;
  const rows = await db.query(`SELECT max(version) AS version FROM ${db.schema}.migrations`);
  return versionRows.parse(rows)[0]?.version ?? 0;
}

/** Throws a SchemaVersionError unless the tables have the version of this release. Changes nothing. */
export async function requireNewestVersion(db: Queryable): Promise<void> {
  const version = await readSchemaVersion(db);
  if (version === NEWEST_VERSION) return;
  const found = version === 0 ? "has no tables of engine-triage" : `has version ${version}`;
  throw new SchemaVersionError(
    `The database schema ${db.schema} ${found}, this release works with version ${NEWEST_VERSION}. Use the release that wrote it, or start \`engine-triage serve\` of this one, which brings it up to date. DATABASE_URL, DATABASE_SCHEMA and DATA_DIR name the database.`,
  );
}

/** Throws a SchemaVersionError where a newer release has used the tables. */
export function refuseNewer(schema: string, version: number, newest: number): void {
  if (version <= newest) return;
  throw new SchemaVersionError(
    `The database schema ${schema} has version ${version}, this release knows ${newest}. Start the newer release again, or restore a backup from before the upgrade.`,
  );
}
