import { existsSync } from "node:fs";
import type { Logger } from "pino";
import type { DatabaseEnvironment } from "../config/database-environment.js";
import { isCodedError, StartError } from "../config/start-error.js";
import type { Database } from "./database.js";
import { migrate } from "./migrate.js";
import { connectPostgres } from "./postgres-database.js";
import { requireNewestVersion } from "./schema-version.js";

/**
 * The database that the environment names, with its tables at the newest version. Throws a StartError where the server or
 * the directory cannot be used.
 */
export async function openDatabase(settings: DatabaseEnvironment, logger: Logger): Promise<Database> {
  return openChecked(settings, logger, migrate);
}

/**
 * The database that the environment names, as it is: for commands that look at what is there. Throws a StartError where
 * there is none, and a SchemaVersionError where its tables have another version than this release's.
 */
export async function openExistingDatabase(settings: DatabaseEnvironment, logger: Logger): Promise<Database> {
  if (settings.url === null && !existsSync(settings.directory)) {
    const problem = `there is no database in ${settings.directory}; name its directory, or set DATABASE_URL to the server that has it`;
    throw new StartError("DATA_DIR", problem);
  }
  return openChecked(settings, logger, requireNewestVersion);
}

async function openChecked(
  settings: DatabaseEnvironment,
  logger: Logger,
  check: (database: Database) => Promise<void>,
): Promise<Database> {
  try {
    return await open(settings, logger, check);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    if (settings.url === null) {
      const problem = `${settings.directory} cannot hold the embedded database; name a directory that this user may write`;
      throw new StartError("DATA_DIR", problem, error);
    }
    const problem =
      "the PostgreSQL server cannot be used; check that it runs, and host, port, user, password, database and rights";
    throw new StartError("DATABASE_URL", problem, error);
  }
}

async function open(
  settings: DatabaseEnvironment,
  logger: Logger,
  check: (database: Database) => Promise<void>,
): Promise<Database> {
  const database = settings.url
    ? connectPostgres(settings.url, settings.schema, logger)
    : await openEmbedded(settings.directory, settings.schema);
  try {
    await check(database);
    return database;
  } catch (error) {
    await database.close().catch((closeError: unknown) => logger.error({ err: closeError }, "database not closed"));
    throw error;
  }
}

/** Loaded only here: with a server neither the embedded one nor the lock's native code is needed, or need run here. */
async function openEmbedded(directory: string, schema: string): Promise<Database> {
  const { openEmbeddedDatabase } = await import("./embedded-database.js");
  return openEmbeddedDatabase(directory, schema);
}
