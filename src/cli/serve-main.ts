import type { Logger } from "pino";
import { withEnvFile } from "../config/env-file.js";
import { readEnvironment } from "../config/environment.js";
import { createLogger } from "../config/logger.js";
import type { Role } from "../config/role.js";
import { needsSetup } from "../setup/needs-setup.js";
import { composeServing } from "./compose-serving.js";
import { forOperators } from "./for-operators.js";
import { serve } from "./serve-command.js";

/**
 * The `serve` command on the process's environment and `.env`. Without an App, for a person at a terminal, it first leads
 * through making one. Returns the exit code of a start that failed: 2 where the operator can put it right; a running server
 * ends by signal.
 */
export function serveMain({ role }: { role: Role }): Promise<number> {
  return forOperators(async () => {
    if (needsSetup(withEnvFile(process.env), process.stdin.isTTY === true && process.stdout.isTTY === true))
      await makeApp();
    const environment = readEnvironment(withEnvFile(process.env));
    const logger = createLogger(environment.log);
    endOnCrash(logger);
    await serve(environment, { ...composeServing(environment.llm, logger), role });
    return 0;
  });
}

/** Loaded only here: a deployment has no use for it. */
async function makeApp(): Promise<void> {
  const { runSetup } = await import("./setup/run-setup.js");
  const next = "engine-triage goes on in the terminal and takes deliveries.";
  await runSetup(withEnvFile(process.env), { next, say: (line) => process.stdout.write(`${line}\n`) });
}

/** What nothing caught goes through the logger: Node itself prints an error with the request or address it carries. */
function endOnCrash(logger: Logger): void {
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "unexpected error, ending");
    process.exit(1);
  });
}
