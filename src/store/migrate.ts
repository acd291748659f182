import type { Database } from "./database.js";
import { MIGRATIONS, type Migration } from "./migrations.js";
import { readSchemaVersion, refuseNewer } from "./schema-version.js";

/**
 * Brings the App's tables to the newest version; does nothing where they are. Safe when several processes start at once.
 * Throws a SchemaVersionError where a newer release has used the database.
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
    const current = await readSchemaVersion(transaction);
    refuseNewer(schema, current, migrations.at(-1)?.version ?? 0);
    for (const migration of migrations.filter(({ version }) => version > current)) {
      for (const statement of migration.statements) await transaction.query(statement.replaceAll("{schema}", schema));
      await transaction.query(`INSERT INTO ${schema}.migrations (version) VALUES ($1)`, [migration.version]);
    }
  });
}
