import { readWeights } from "../../classify/embedded-weights.js";
import { ENV_FILE } from "../../config/env-file.js";
import { createLogger } from "../../config/logger.js";
import { readSetupEnvironment } from "../../config/setup-environment.js";
import { convertManifest, type NewApp } from "../../github/convert-manifest.js";
import { playgroundRoutes } from "../../pages/playground/playground-routes.js";
import { assetRoutes } from "../../pages/serve/assets.js";
import { answerError } from "../../pages/serve/error-page.js";
import { createServer } from "../../server/create-server.js";
import { listen } from "../../server/listen.js";
import { stopServer } from "../../server/stop-server.js";
import { readAppFile } from "../../setup/app-manifest.js";
import { createSetupHome, createSetupRoutes } from "../../setup/setup-routes.js";
import { createTriager } from "../../triage.js";

/** Never HOST: whoever reaches these pages can make the App theirs. */
const LOOPBACK = "127.0.0.1";

/**
 * Serves the walk-through on the loopback interface until it has made an App, whose credentials are then in `.env`, and
 * gives the App. `next` is what comes then, as a sentence for the last page; `say` gets what the person at the terminal must
 * know, a line at a time. Throws a StartError where the port cannot be had.
 */
export async function runSetup(
  env: Readonly<Record<string, string | undefined>>,
  { next, say }: { next: string; say: (line: string) => void },
): Promise<NewApp> {
  const { githubUrl, githubBaseUrl, port } = readSetupEnvironment(env);
  // Only what failed; standard output is for the person.
  const logger = createLogger({ level: "error", format: "json" }, process.stderr);
  let finish: (app: NewApp) => void = () => {};
  const created = new Promise<NewApp>((resolve) => {
    finish = resolve;
  });
  const setup = createSetupRoutes({
    app: readAppFile(),
    githubUrl,
    convert: (code) => convertManifest(code, githubBaseUrl),
    envFile: ENV_FILE,
    next,
    logger,
    onCreated: finish,
  });
  // What the App would do can be tried before there is one; a model is not asked here.
  const triager = createTriager({ weights: readWeights(), model: null });
  const playground = [...assetRoutes(), ...playgroundRoutes({ triager, canUseModel: false })];
  const server = createServer(new Map([...createSetupHome(), ...setup, ...playground]), logger, { answerError });
  const url = await listen(server, { host: LOOPBACK, port });
  say(`engine-triage has no GitHub App yet. Open ${url}/setup in a browser on this machine to make one.`);
  say(`What it would do with an issue can be tried before: ${url}/playground`);
  say("Where you have one, set APP_ID, PRIVATE_KEY and WEBHOOK_SECRET in .env and start again. Ctrl-C ends this.");
  const app = await created;
  await stopServer(server);
  say(`App ${app.id} is made; its credentials are in ${ENV_FILE}. Install it: ${app.pageUrl}/installations/new`);
  return app;
}
