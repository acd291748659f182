import { redirect } from "../../server/redirect.js";
import type { Route } from "../../server/route.js";

/** A route whose page is at another path of this server. */
export function redirectTo(path: string): Route {
  return async (_request, response) => redirect(response, path);
}
