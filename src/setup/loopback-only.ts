import type { IncomingMessage } from "node:http";
import { respond } from "../server/respond.js";
import type { Route, Routes } from "../server/route.js";

/** Any port: a tunnel may end at another one than the server listens on. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * The routes, for browsers on this machine. A page elsewhere can make its own name resolve to this machine (DNS rebinding)
 * and then read the answers; the name stands in the Host header, so every other name is refused. So is what another site
 * asks for on its own pages; GitHub, which sends the browser back here, does so by a navigation.
 */
export function onLoopbackOnly(routes: Routes): Routes {
  return new Map([...routes].map(([key, route]) => [key, guarded(route)]));
}

function guarded(route: Route): Route {
  return async (request, response, parameters) => {
    if (!LOOPBACK.test(request.headers.host ?? "") || !isNavigation(request)) {
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
