import type { Logger } from "pino";
import { type Environment, readEnvironment } from "../../config/environment.js";
import { createLogger } from "../../config/logger.js";
import { createFindInstallation, type FindInstallation } from "../../github/find-installation.js";
import { createGitHubOf, createProbot, type GitHubOf } from "../../github/installations.js";
import type { TriageQueueOptions } from "../../queue/queue-options.js";

/** What the commands of a backfill are made of. */
export interface BackfillParts {
  environment: Environment;
  logger: Logger;
  findInstallation: FindInstallation;
  githubOf: GitHubOf;
  /** See queue-options.ts; the usual unless given. */
  queueOptions?: TriageQueueOptions;
}

/** The parts by the process's environment, which is the one of `serve`. Throws an EnvironmentError. */
export function partsOfEnvironment(): BackfillParts {
  const environment = readEnvironment(process.env);
  // Standard output is the command's.
  const logger = createLogger({ level: "warn", format: environment.log.format }, process.stderr);
  const probot = createProbot(environment, logger);
  return {
    environment,
    logger,
    findInstallation: createFindInstallation(probot),
    githubOf: createGitHubOf(probot, environment.app.id),
  };
}
