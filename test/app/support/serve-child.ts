// Child process of the shutdown tests: the App as `serve` runs it, on the embedded database in the directory that is named
// or in memory, with a triager that waits for the parent's word.

import { serve } from "../../../src/cli/serve-command.js";
import { createLogger } from "../../../src/config/logger.js";
import { createInMemoryGitHub } from "../../../src/github/in-memory-github.js";
import { migrate } from "../../../src/store/migrate.js";
import { openTestEmbedded } from "../../store/support/databases.js";
import { testEnvironment } from "./environment.js";
import { EAGER } from "./running-app.js";
import { comment, decision } from "./triager.js";

const [, , privateKey = "", directory = ""] = process.argv;
const environment = testEnvironment({ PRIVATE_KEY: privateKey, LOG_LEVEL: "info", DATA_DIR: directory });
const inMemory = directory ? null : (await openTestEmbedded()).database;
if (inMemory) await migrate(inMemory);
const github = createInMemoryGitHub();
github.openIssue("o/r", 1, { title: "x" });

const proceed = new Promise<void>((resolve) => {
  process.on("message", (message) => {
    if (message === "proceed") resolve();
  });
});

const starting = serve(environment, {
  logger: createLogger(environment.log),
  githubOf: async () => github.api,
  queueOptions: EAGER,
  ...(inMemory ? { database: inMemory } : {}),
  triager: {
    async decide({ repo, number }) {
      process.send?.({ deciding: number });
      await proceed;
      return decision({ repo, number, labels: ["needs: version"], comment: comment("done") });
    },
  },
});
process.on("exit", (code) =>
  process.stdout.write(`${JSON.stringify({ exit: code, issue: github.issue("o/r", 1) })}\n`),
);
process.send?.("starting");
const app = await starting;
process.send?.({ url: app.url, webhookUrl: app.webhookUrl });
