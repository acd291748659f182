// Child process of the chaos suite: the App as `serve` runs it with the embedded classifier, but with short waits, so that
// a run of thousands of deliveries with hundreds of faults ends within minutes.

import { z } from "zod";
import { composeServing } from "../../src/cli/compose-serving.js";
import { serve } from "../../src/cli/serve-command.js";
import { createLogger } from "../../src/config/logger.js";
import { createGitHubOf, createProbot } from "../../src/github/installations.js";
import { APP_ID, testEnvironment } from "../app/support/environment.js";

const settings = z
  .object({
    privateKey: z.string(),
    githubHost: z.string(),
    databaseUrl: z.string().nullable(),
    schema: z.string(),
    directory: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ""));

const environment = testEnvironment({
  PRIVATE_KEY: settings.privateKey,
  GHE_HOST: settings.githubHost,
  GHE_PROTOCOL: "http",
  LOG_LEVEL: "fatal",
  DATA_DIR: settings.directory,
  DATABASE_SCHEMA: settings.schema,
  ...(settings.databaseUrl === null ? {} : { DATABASE_URL: settings.databaseUrl }),
});
const logger = createLogger(environment.log);
const probot = createProbot(environment, logger, { timeoutMs: 1_500, spaceWrites: false });

const app = await serve(environment, {
  ...composeServing(null, logger),
  githubOf: createGitHubOf(probot, APP_ID),
  // Twice as long as the stand-in's reads lag behind.
  readLagSeconds: 1,
  queueOptions: { concurrency: 8, quietSeconds: 1, retry: { limit: 60, delaySeconds: 1, maxDelaySeconds: 1 } },
});
process.on("message", (message) => {
  if (message === "idle?") void app.queue.waitUntilIdle().then(() => process.send?.({ idle: true }));
});
process.send?.({ webhookUrl: app.webhookUrl });
