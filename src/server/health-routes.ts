import type { Readiness } from "./readiness.js";
import { respond } from "./respond.js";
import type { Route } from "./route.js";

/** `GET /healthz`: the process is alive. */
export const answerAlive: Route = async (_request, response) => respond(response, 200, { status: "ok" });

/** `GET /readyz`: what it needs answers; 503 where it does not. */
export function createReadyRoute(readiness: () => Promise<Readiness>): Route {
  return async (_request, response) => {
    const state = await readiness();
    respond(response, state.ready ? 200 : 503, state);
  };
}
