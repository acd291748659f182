import type { Logger } from "pino";
import { readEnvironment } from "../config/environment.js";
import { createLogger } from "../config/logger.js";
import type { Role } from "../config/role.js";
import { composeServing } from "./compose-serving.js";
import { forOperators } from "./for-operators.js";
import { serve } from "./serve-command.js";

/**
 * The `serve` command on the process's environment. Returns the exit code of a start that failed: 2 where the operator can
 * put it right; a running server ends by signal.
 */
export function serveMain({ role }: { role: Role }): Promise<number> {
  return forOperators(async () => {
    const environment = readEnvironment(process.env);
    const logger = createLogger(environment.log);
    endOnCrash(logger);
    await serve(environment, { ...composeServing(environment.llm, logger), role });
    return 0;
  });
}

/** What nothing caught goes through the logger: Node itself prints an error with the request or address it carries. */
function endOnCrash(logger: Logger): void {
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "unexpected error, ending");
    process.exit(1);
  });
}
