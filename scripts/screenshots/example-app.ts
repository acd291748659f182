import { generateKeyPairSync } from "node:crypto";
import { pino } from "pino";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { readEnvironment } from "../../src/config/environment.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { playgroundRoutes } from "../../src/pages/playground/playground-routes.js";
import { assetRoutes } from "../../src/pages/serve/assets.js";
import { answerError } from "../../src/pages/serve/error-page.js";
import { startApp } from "../../src/server/app.js";
import { createServer } from "../../src/server/create-server.js";
import { listen } from "../../src/server/listen.js";
import { stopServer } from "../../src/server/stop-server.js";
import { openMemoryDatabase } from "../../src/store/embedded-database.js";
import { migrate } from "../../src/store/migrate.js";
import { createTriager } from "../../src/triage.js";
import { fillExample, NOW } from "./example-history.js";

const HERE = { host: "127.0.0.1", port: 0 };

/** The App with an example behind it, and the playground, each at an address of this machine. */
export interface ExampleApp {
  app: string;
  /** Address at the App by which a browser comes in. */
  entrance: string;
  playground: string;
  stop(): Promise<void>;
}

export async function startExampleApp(): Promise<ExampleApp> {
  const logger = pino({ level: "silent" });
  const triager = createTriager({ weights: readWeights(), model: null });
  const database = await openMemoryDatabase("engine_triage");
  await migrate(database);
  await fillExample(database, triager);
  const github = createInMemoryGitHub();
  const app = await startApp(environment(), {
    triager,
    logger,
    database,
    githubOf: async () => github.api,
    now: () => NOW,
  });
  const routes = new Map([...assetRoutes(), ...playgroundRoutes({ triager, canUseModel: false })]);
  const server = createServer(routes, logger, { answerError });
  return {
    app: app.url,
    entrance: app.pagesUrl ?? app.url,
    playground: await listen(server, HERE),
    async stop() {
      await stopServer(server);
      await app.stop();
      await database.close();
    },
  };
}

function environment() {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  return readEnvironment({
    APP_ID: "1",
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: "not a secret: nobody delivers to it",
    HOST: HERE.host,
    PORT: String(HERE.port),
  });
}
