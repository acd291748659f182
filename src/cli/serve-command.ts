import type { Environment } from "../config/environment.js";
import { type AppParts, type RunningApp, startApp } from "../server/app.js";
import { stopOnSignal } from "../server/stop-on-signal.js";

/** Starts the App and stops it cleanly on SIGTERM or SIGINT, also on one that comes while it starts. */
export function serve(environment: Environment, parts: AppParts): Promise<RunningApp> {
  const starting = startApp(environment, parts);
  stopOnSignal(async () => (await starting).stop(), parts.logger);
  return starting;
}
