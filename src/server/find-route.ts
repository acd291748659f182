import type { IncomingMessage } from "node:http";
import createRouter from "find-my-way";
import type { PathParameters, Route, Routes } from "./route.js";

const ENTRY = /^(GET|POST) (\/\S*)$/;
/** GitHub's longest name of a repository has 100 characters; each may be written as three. */
const MAX_PARAMETER_LENGTH = 300;

/** The route that is for a request, with the parameters of its path; null where there is none. */
export type FindRoute = (
  request: Pick<IncomingMessage, "method" | "url">,
) => { route: Route; parameters: PathParameters } | null;

/** Takes the routes by method and path. Throws where two are for the same requests, or an entry is no method and path. */
export function createFindRoute(routes: Routes): FindRoute {
  const router = createRouter({ maxParamLength: MAX_PARAMETER_LENGTH });
  for (const [entry, route] of routes) {
    const [, method, path = ""] = ENTRY.exec(entry) ?? [];
    if (method !== "GET" && method !== "POST") throw new Error(`no route: "${entry}"; give GET or POST and a path`);
    router.on(method, path, () => undefined, route);
  }
  return ({ method = "", url = "" }) => {
    // The http module leaves the body out of what answers HEAD.
    const asked = method === "HEAD" ? "GET" : method;
    if (asked !== "GET" && asked !== "POST") return null;
    const found = router.find(asked, url);
    return found && { route: found.store, parameters: found.params };
  };
}
