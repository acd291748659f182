import { z } from "zod";
import type { Database } from "./database.js";
import { MIGRATIONS, type Migration } from "./migrations.js";

const versionRows = z.array(z.object({ version: z.coerce.number().nullable() })).length(1);

/**
 * Brings the App's tables to the newest version; does nothing where they are. Safe when several processes start at once.
 * Throws where the database was already used by a newer release.
 */
export async function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const { schema } = database;
  await database.transaction(async (transaction) => {
    // Held until the transaction ends. CREATE ... IF NOT EXISTS alone still fails when two processes race for it.
    await transaction.query("SELECT pg_advisory_xact_lock(hashtext('engine-triage migrations'), hashtext($1))", [
      schema,
    ]);
    await transaction.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
    await transaction.query(
      `CREATE TABLE IF NOT EXISTS ${schema}.migrations (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const rows = await transaction.query(`SELECT max(version) AS version FROM ${schema}.migrations`);
    const current = versionRows.parse(rows)[0]?.version ?? 0;
    const newest = migrations.at(-1)?.version ?? 0;
    if (current > newest) {
      throw new Error(
        `The database schema ${schema} has version ${current}, this release knows ${newest}. Start the newer release again, or restore a backup from before the upgrade.`,
      );
    }
    for (const migration of migrations.filter(({ version }) => version > current)) {
      for (const statement of migration.statements) await transaction.query(statement.replaceAll("{schema}", schema));
      await transaction.query(`INSERT INTO ${schema}.migrations (version) VALUES ($1)`, [migration.version]);
    }
  });
}
