import { once } from "node:events";
import { pino } from "pino";
import { assetRoutes } from "../../../src/pages/serve/assets.js";
import { answerError } from "../../../src/pages/serve/error-page.js";
import { createServer } from "../../../src/server/create-server.js";
import type { Route } from "../../../src/server/route.js";
import { stopServer } from "../../../src/server/stop-server.js";

/** A server on this machine with the given routes, the assets of pages and their error pages. */
export interface PageServer {
  /** `http://127.0.0.1:port` */
  origin: string;
  stop(): Promise<void>;
}

export async function startPageServer(routes: Iterable<readonly [string, Route]>): Promise<PageServer> {
  const all = new Map([...assetRoutes(), ...routes]);
  const server = createServer(all, pino({ level: "silent" }), { answerError });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening");
  return { origin: `http://127.0.0.1:${address.port}`, stop: () => stopServer(server, 0) };
}
