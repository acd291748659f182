import type { IncomingMessage } from "node:http";
import { isFromThisMachine } from "../pages/serve/loopback.js";
import { respond } from "../server/respond.js";
import type { Route, Routes } from "../server/route.js";

/**
 * The routes, for browsers on this machine, at whatever port: a tunnel may end at another one than the server listens on.
 * What another site asks for on its own pages is refused; GitHub, which sends the browser back here, navigates.
 */
export function onLoopbackOnly(routes: Routes): Routes {
  return new Map([...routes].map(([key, route]) => [key, guarded(route)]));
}

function guarded(route: Route): Route {
  return async (request, response, parameters) => {
    if (!isFromThisMachine(request) || !isNavigation(request)) {
      const error = "this page is for a browser on this machine: open it as http://127.0.0.1 with its port";
      return respond(response, 403, { error });
    }
    await route(request, response, parameters);
  };
}

/** Browsers say how they came to ask; other programs say nothing. */
function isNavigation({ headers }: IncomingMessage): boolean {
  return headers["sec-fetch-site"] !== "cross-site" || headers["sec-fetch-mode"] === "navigate";
}
