import type { Logger } from "pino";
import type { Environment } from "../config/environment.js";
import type { Database } from "./database.js";
import { openEmbeddedDatabase } from "./embedded-database.js";
import { migrate } from "./migrate.js";
import { connectPostgres } from "./postgres-database.js";

/** The database that the environment names, with its tables at the newest version. */
export async function openDatabase(settings: Environment["database"], logger: Logger): Promise<Database> {
  const database = settings.url
    ? connectPostgres(settings.url, settings.schema, logger)
    : await openEmbeddedDatabase(settings.directory, settings.schema, logger);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
