import type { Logger } from "pino";
import { type DatabaseEnvironment, readDatabaseEnvironment } from "../../config/database-environment.js";
import { withEnvFile } from "../../config/env-file.js";
import { createLogger } from "../../config/logger.js";
import type { Database } from "../../store/database.js";
import { openDatabase, openExistingDatabase } from "../../store/open-database.js";
import { forOperators } from "../for-operators.js";

type Work = (database: Database, logger: Logger) => Promise<number>;

/** Runs a command on the database of the environment as it is, and closes it. Gives the exit code. */
export function withExistingDatabase(work: Work): Promise<number> {
  return withOpened(openExistingDatabase, work);
}

/** The same on one that is made, or brought up to date, where need be. */
export function withMigratedDatabase(work: Work): Promise<number> {
  return withOpened(openDatabase, work);
}

function withOpened(
  open: (settings: DatabaseEnvironment, logger: Logger) => Promise<Database>,
  work: Work,
): Promise<number> {
  return forOperators(async () => {
    // Standard output is the command's.
    const logger = createLogger({ level: "warn", format: "json" }, process.stderr);
    const database = await open(readDatabaseEnvironment(withEnvFile(process.env)), logger);
    try {
      return await work(database, logger);
    } finally {
      await database.close();
    }
  });
}
