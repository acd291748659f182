import type { Logger } from "pino";
import type { Environment } from "../config/environment.js";
import type { GitHubOf } from "../github/installations.js";
import { viewerOnThisMachine } from "../pages/serve/loopback.js";
import type { ViewerOf } from "../pages/serve/viewer.js";
import type { Route } from "../server/route.js";
import type { Queryable } from "../store/database.js";

/** How people come to see pages. */
export interface Access {
  viewerOf: ViewerOf;
  /** Whether a stranger can become known, by the routes. */
  canSignIn: boolean;
  routes: readonly (readonly [string, Route])[];
}

export interface AccessParts {
  database: Queryable;
  githubOf: GitHubOf;
  logger: Logger;
}

/**
 * Who sees the pages of the App that runs: where signing in is configured, who has signed in, and nobody else; where it is
 * not, who sits at this machine; in a deployment without it nobody (null).
 *
 * A request from this machine is taken for its operator's only outside of deployments, because it cannot be told from one
 * that a proxy on the same machine passes on under its own name without saying for whom. A deployment has such a proxy, and
 * so has a server that people reach under an address of their own to sign in.
 */
export async function openAccess(
  { pages, isProduction, githubBaseUrl }: Pick<Environment, "pages" | "isProduction" | "githubBaseUrl">,
  { database, githubOf, logger }: AccessParts,
): Promise<Access | null> {
  if (pages === null) return isProduction ? null : { viewerOf: viewerOnThisMachine, canSignIn: false, routes: [] };
  // Loaded only here: who does not let people sign in needs neither sealing nor GitHub's sign-in.
  const { signInAccess } = await import("./sign-in-access.js");
  return signInAccess(pages, githubBaseUrl, { database, githubOf, logger });
}
