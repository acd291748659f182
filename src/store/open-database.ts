import type { Logger } from "pino";
import type { Environment } from "../config/environment.js";
import { isCodedError, StartError } from "../config/start-error.js";
import type { Database } from "./database.js";
import { migrate } from "./migrate.js";
import { connectPostgres } from "./postgres-database.js";

/**
 * The database that the environment names, with its tables at the newest version. Throws a StartError where the server or
 * the directory cannot be used.
 */
export async function openDatabase(settings: Environment["database"], logger: Logger): Promise<Database> {
  try {
    return await openMigrated(settings, logger);
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

async function openMigrated(settings: Environment["database"], logger: Logger): Promise<Database> {
  const database = settings.url
    ? connectPostgres(settings.url, settings.schema, logger)
    : await openEmbedded(settings.directory, settings.schema);
  try {
    await migrate(database);
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
