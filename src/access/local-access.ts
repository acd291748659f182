import { isFromThisMachine } from "../pages/serve/loopback.js";
import { LOCAL_VIEWER } from "../pages/serve/viewer.js";
import { HttpError } from "../server/http-error.js";
import { redirect } from "../server/redirect.js";
import type { Route } from "../server/route.js";
import { createCookies } from "./cookies.js";
import type { Access } from "./open-access.js";
import { isSameWord, randomWord } from "./pkce.js";

const ENTRANCE = "/local";
const COOKIE = "local";
const DAY_SECONDS = 86_400;

/**
 * Pages for who sits at this machine: a request from here, by a browser that came in by the address which the App printed as
 * it started. The address alone says that nobody else is let in by a proxy of this machine, which may pass requests on under
 * its own name and say for nobody. Its key is this process's; what it opens ends with the process.
 */
export function localAccess(): Access {
  const key = randomWord();
  const cookies = createCookies(false);
  const knows = (word: string | null): boolean => word !== null && isSameWord(word, key);

  const enter: Route = async (request, response, { key: given = "" }) => {
    if (!isFromThisMachine(request) || !knows(given)) throw new HttpError(404);
    redirect(response, "/", [cookies.set(COOKIE, key, DAY_SECONDS)]);
  };

  return {
    viewerOf: async (request) =>
      isFromThisMachine(request) && knows(cookies.read(request, COOKIE)) ? LOCAL_VIEWER : null,
    canSignIn: false,
    routes: [[`GET ${ENTRANCE}/:key`, enter]],
    entrance: `${ENTRANCE}/${key}`,
  };
}
