// Child process of the tests that kill it: the App as `serve` runs it, on the database that is named, with the GitHub that
// the parent serves.

import { serve } from "../../../src/cli/serve-command.js";
import { createLogger } from "../../../src/config/logger.js";
import { testEnvironment } from "./environment.js";
import { connectGitHub } from "./remote-github.js";
import { EAGER } from "./running-app.js";
import { comment, decision } from "./triager.js";

const [, , privateKey = "", githubUrl = "", directory = "", databaseUrl = "", schema = ""] = process.argv;
const environment = testEnvironment({
  PRIVATE_KEY: privateKey,
  LOG_LEVEL: "info",
  DATA_DIR: directory,
  ...(databaseUrl ? { DATABASE_URL: databaseUrl, DATABASE_SCHEMA: schema } : {}),
});
const app = await serve(environment, {
  logger: createLogger(environment.log),
  githubOf: async () => connectGitHub(githubUrl),
  queueOptions: EAGER,
  triager: {
    decide: async ({ repo, number }) =>
      decision({ repo, number, labels: ["symptom: crash", "needs: version"], comment: comment("A crash.") }),
  },
});
process.send?.({ webhookUrl: app.webhookUrl });
