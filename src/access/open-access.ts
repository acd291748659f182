import type { Logger } from "pino";
import type { Environment } from "../config/environment.js";
import type { GitHubOf } from "../github/installations.js";
import type { ViewerOf } from "../pages/serve/viewer.js";
import type { Route } from "../server/route.js";
import type { Queryable } from "../store/database.js";
import { localAccess } from "./local-access.js";

/** How people come to see pages. */
export interface Access {
  viewerOf: ViewerOf;
  /** Whether a stranger can become known, by the routes. */
  canSignIn: boolean;
  routes: readonly (readonly [string, Route])[];
  /** Path by which who started the App comes in; null: by signing in. */
  entrance: string | null;
}

export interface AccessParts {
  database: Queryable;
  githubOf: GitHubOf;
  logger: Logger;
}

/**
 * Who sees the pages of the App that runs: where signing in is configured, who has signed in, and nobody else; where it is
 * not, who came in from this machine by the address that the App printed; in a deployment without it nobody (null).
 *
 * Nobody reads the log of a deployment to open a page on its own machine, and a server to which people sign in has no need
 * of it.
 */
export async function openAccess(
  { pages, isProduction, githubBaseUrl }: Pick<Environment, "pages" | "isProduction" | "githubBaseUrl">,
  { database, githubOf, logger }: AccessParts,
): Promise<Access | null> {
  if (pages === null) return isProduction ? null : localAccess();
  // Loaded only here: who does not let people sign in needs neither sealing nor GitHub's sign-in.
  const { signInAccess } = await import("./sign-in-access.js");
  return signInAccess(pages, githubBaseUrl, { database, githubOf, logger });
}
