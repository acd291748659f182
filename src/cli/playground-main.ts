import { once } from "node:events";
import type { Writable } from "node:stream";
import { z } from "zod";
import { readWeights } from "../classify/embedded-weights.js";
import { createLogger } from "../config/logger.js";
import { isCodedError } from "../config/start-error.js";
import { playgroundRoutes } from "../pages/playground/playground-routes.js";
import { assetRoutes } from "../pages/serve/assets.js";
import { answerError } from "../pages/serve/error-page.js";
import { redirectTo } from "../pages/serve/redirect.js";
import { createServer } from "../server/create-server.js";
import { stopOnSignal } from "../server/stop-on-signal.js";
import { stopServer } from "../server/stop-server.js";
import { createTriager } from "../triage.js";
import { errorMessage } from "./error-message.js";
import { openModelRun } from "./model/model-run.js";
import { createModelTerminal } from "./model/model-terminal.js";

/** Nobody else reaches it. */
const HOST = "127.0.0.1";

const portSchema = z.coerce
  .number({ error: "is not a port number; use 0 to 65535" })
  .int("is not a port number; use 0 to 65535")
  .min(0, "is not a port number; use 0 to 65535")
  .max(65_535, "is not a port number; use 0 to 65535");

/**
 * The `playground` command: prints the page's address and serves it until a signal ends the process. Returns the exit code:
 * 2 where it could not start.
 */
export async function playgroundMain(
  { port, llm }: { port: string; llm: boolean },
  env: NodeJS.ProcessEnv,
  { stdout, stderr }: { stdout: Writable; stderr: NodeJS.WriteStream },
): Promise<number> {
  const logger = createLogger({ level: "warn", format: "pretty" });
  try {
    const asked = portSchema.safeParse(port);
    if (!asked.success) throw new Error(`--port ${asked.error.issues[0]?.message}`);
    const model = llm ? await openModelRun({}, env, createModelTerminal(stderr)) : null;
    const triager = createTriager({ weights: readWeights(), model: model?.reader ?? null });
    const pages = playgroundRoutes({ triager, canUseModel: model !== null });
    const routes = new Map([...assetRoutes(), ...pages, ["GET /", redirectTo("/playground")] as const]);
    const server = createServer(routes, logger, { answerError });
    server.listen(asked.data, HOST);
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no TCP address");
    stopOnSignal(() => stopServer(server), logger);
    stdout.write(`Open http://${HOST}:${address.port}/ in a browser on this machine. Ctrl+C ends it.\n`);
    return 0;
  } catch (error) {
    const said = isCodedError(error)
      ? `cannot listen on ${HOST}:${port}: ${error.message}; name a free port with --port`
      : errorMessage(error);
    stderr.write(`engine-triage: ${said}\n`);
    return 2;
  }
}
