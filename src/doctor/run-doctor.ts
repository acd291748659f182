import type { Logger } from "pino";
import { readDatabaseEnvironment } from "../config/database-environment.js";
import { readAppView } from "../github/app-view.js";
import { readAppFile } from "../setup/app-manifest.js";
import { checkApp } from "./check-app.js";
import { checkEnvironment, checkNode } from "./check-environment.js";
import { checkDatabase, checkDataDirectory, checkWeights } from "./check-machine.js";
import { checkModel } from "./check-model.js";
import type { Finding } from "./finding.js";

/**
 * Looks at everything that the App needs and changes nothing. Where the environment is not complete, what depends on it is
 * left out. `now` in milliseconds.
 */
export async function runDoctor(
  env: Readonly<Record<string, string | undefined>>,
  logger: Logger,
  now: () => number,
): Promise<Finding[]> {
  const { findings, environment } = checkEnvironment(env);
  const here = [checkNode(process.versions.node), ...findings, checkWeights()];
  if (environment === null) return here;
  const database = readDatabaseEnvironment(env);
  return [
    ...here,
    ...(await checkDataDirectory(database)),
    await checkDatabase(database, logger),
    await checkModel(environment.llm),
    ...checkApp(await readAppView(environment, logger, now), readAppFile()),
  ];
}
