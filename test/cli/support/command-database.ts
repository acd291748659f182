import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { readDatabaseEnvironment } from "../../../src/config/database-environment.js";
import type { Database } from "../../../src/store/database.js";
import { openDatabase } from "../../../src/store/open-database.js";
import { DATABASE_KINDS, POSTGRES_URL } from "../../store/support/databases.js";

/** A database that commands find by their environment. */
export interface CommandDatabase {
  variables: Readonly<Record<string, string>>;
  /** Does something to the database and closes it, as commands may be its only user. */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  drop(): Promise<void>;
}

/** A database of its own: on the PostgreSQL server where one answers, which opens faster, else the embedded one. */
export async function commandDatabase(): Promise<CommandDatabase> {
  const hasServer = DATABASE_KINDS.some(({ name }) => name === "PostgreSQL");
  const folder = await mkdtemp(join(tmpdir(), "command-database-"));
  const schema = `test_${randomBytes(6).toString("hex")}`;
  const variables: Record<string, string> = hasServer
    ? { DATABASE_URL: POSTGRES_URL, DATABASE_SCHEMA: schema }
    : { DATA_DIR: join(folder, "data") };
  async function use<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
    const database = await openDatabase(readDatabaseEnvironment(variables), pino({ level: "silent" }));
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
  await use(async () => {});
  return {
    variables,
    use,
    async drop() {
      if (hasServer) await use((database) => database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
