import type { Logger } from "pino";
import { EnvironmentError, readEnvironment } from "../config/environment.js";
import { createLogger } from "../config/logger.js";
import type { Role } from "../config/role.js";
import { StartError } from "../config/start-error.js";
import { DataDirectoryInUseError } from "../store/data-directory-lock.js";
import { composeServing } from "./compose-serving.js";
import { serve } from "./serve-command.js";

/** Errors whose message tells the operator what to do; a stack would only hide it. */
const FOR_OPERATORS = [EnvironmentError, DataDirectoryInUseError, StartError];

/**
 * The `serve` command on the process's environment. Returns the exit code of a start that failed: 2 where the operator can
 * put it right, 1 otherwise; a running server ends by signal.
 */
export async function serveMain({ role }: { role: Role }): Promise<number> {
  try {
    const environment = readEnvironment(process.env);
    const logger = createLogger(environment.log);
    endOnCrash(logger);
    await serve(environment, { ...composeServing(environment.llm, logger), role });
    return 0;
  } catch (error) {
    if (!FOR_OPERATORS.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`engine-triage: ${error instanceof Error ? error.message : ""}\n`);
    return 2;
  }
}

/** What nothing caught goes through the logger: Node itself prints an error with the request or address it carries. */
function endOnCrash(logger: Logger): void {
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "unexpected error, ending");
    process.exit(1);
  });
}
