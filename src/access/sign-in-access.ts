import type { PagesEnvironment } from "../config/pages-environment.js";
import { createGitHubOAuth } from "../github/github-oauth.js";
import { findStanding } from "../store/installations.js";
import { createAskPermission } from "./ask-permission.js";
import { createCookies } from "./cookies.js";
import type { Access, AccessParts } from "./open-access.js";
import { createSealer } from "./sealed.js";
import { CALLBACK_PATH } from "./sign-in-paths.js";
import { signInRoutes } from "./sign-in-routes.js";
import { viewerBySession } from "./viewer-of.js";

/** Pages for people who sign in by GitHub, at the address that the environment names. */
export function signInAccess(
  { clientId, clientSecret, sessionSecret, url }: PagesEnvironment,
  githubBaseUrl: string | null,
  { database, githubOf, logger }: AccessParts,
): Access {
  const sealer = createSealer(sessionSecret);
  const cookies = createCookies(url.startsWith("https:"));
  const redirectUrl = `${url}${CALLBACK_PATH}`;
  const oauth = createGitHubOAuth({ clientId, clientSecret, redirectUrl, githubBaseUrl }, logger);
  const ask = createAskPermission(githubOf, logger, { standingOf: (id) => findStanding(database, id) });
  return {
    viewerOf: viewerBySession(sealer, cookies, database, ask),
    canSignIn: true,
    entrance: null,
    routes: signInRoutes({ oauth, sealer, cookies, origin: url }),
  };
}
