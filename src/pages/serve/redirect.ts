import type { Route } from "../../server/route.js";

/** A route whose page is at another path of this server. */
export function redirectTo(path: string): Route {
  return async (_request, response) => {
    response.writeHead(302, { location: path, "cache-control": "no-store", "content-length": 0 }).end();
  };
}
