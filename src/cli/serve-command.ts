import { type Environment, readEnvironment } from "../config/environment.js";
import { createLogger } from "../config/logger.js";
import { type AppParts, type RunningApp, startApp } from "../server/app.js";
import { stopOnSignal } from "../server/stop-on-signal.js";
import type { Triager } from "../triage.js";

/** Starts the App and stops it cleanly on SIGTERM or SIGINT. */
export async function serve(environment: Environment, parts: AppParts): Promise<RunningApp> {
  const app = await startApp(environment, parts);
  stopOnSignal(app.stop, parts.logger);
  return app;
}

/**
 * The `serve` command: reads the process's environment, makes the triager from it and serves until a signal comes. Throws
 * an EnvironmentError or a DataDirectoryInUseError, whose messages are for the operator.
 */
export async function runServe(createTriager: (environment: Environment) => Triager | Promise<Triager>): Promise<void> {
  const environment = readEnvironment(process.env);
  const logger = createLogger(environment.log);
  await serve(environment, { triager: await createTriager(environment), logger });
}
