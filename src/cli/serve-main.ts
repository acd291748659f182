import { EnvironmentError } from "../config/environment.js";
import { createLogger } from "../config/logger.js";
import { DataDirectoryInUseError } from "../store/data-directory-lock.js";
import { composeTriager } from "./compose-triager.js";
import { runServe } from "./serve-command.js";

/** The `serve` command. Returns the exit code of a start that failed; a running server ends by signal. */
export async function serveMain(): Promise<number> {
  try {
    await runServe((environment) => {
      const logger = createLogger(environment.log);
      return composeTriager(environment.llm, (error) => logger.warn({ err: error }, "model gave no reading"));
    });
    return 0;
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof DataDirectoryInUseError)) throw error;
    process.stderr.write(`engine-triage: ${error.message}\n`);
    return 2;
  }
}
