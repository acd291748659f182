import type { IncomingMessage, ServerResponse } from "node:http";
import { SIGN_IN_PATH } from "../../access/sign-in-paths.js";
import { queryOf } from "../../server/query-of.js";
import { redirect } from "../../server/redirect.js";
import type { Route } from "../../server/route.js";
import { findPlace, type Place } from "../../store/places.js";
import { html, type Markup } from "../design/markup.js";
import { framed } from "./frame.js";
import type { PageParts } from "./page-parts.js";
import { respondPage } from "./respond-page.js";
import type { Viewer } from "./viewer.js";

/** A request of somebody who may triage the repository. */
export interface TriagersRequest {
  request: IncomingMessage;
  response: ServerResponse;
  viewer: Viewer;
  /** The repository in GitHub's writing. */
  place: Place;
  query: URLSearchParams;
}

type GuardParts = Pick<PageParts, "viewerOf" | "canSignIn" | "database">;

/** Names as GitHub has them. */
const NAME = /^[\w.-]{1,100}$/;

/**
 * The route under `/repos/:owner/:name` for those who may triage that repository. Everybody else gets one answer, whether or
 * not there is such a repository: the same page, to the byte.
 */
export function forTriagers(
  { viewerOf, canSignIn, database }: GuardParts,
  answer: (asked: TriagersRequest) => Promise<void>,
): Route {
  return async (request, response, { owner = "", name = "" }) => {
    const query = queryOf(request);
    const viewer = await viewerOf(request);
    if (!viewer) return answerStranger(request, response, canSignIn);
    const repo = `${owner}/${name}`;
    const isName = NAME.test(owner) && NAME.test(name);
    const place = isName && (await viewer.mayTriage(repo)) ? await findPlace(database, repo) : null;
    if (!place) return respondPage(response, 404, nothingHere(viewer, null));
    return answer({ request, response, viewer, place, query });
  };
}

/** The route for those who are known, whichever repositories they may triage. */
export function forViewers(
  { viewerOf, canSignIn }: Pick<PageParts, "viewerOf" | "canSignIn">,
  answer: (asked: Omit<TriagersRequest, "place">) => Promise<void>,
): Route {
  return async (request, response) => {
    const viewer = await viewerOf(request);
    if (!viewer) return answerStranger(request, response, canSignIn);
    return answer({ request, response, viewer, query: queryOf(request) });
  };
}

/** Asks a page to lead a stranger to the sign-in and back: an address that does not name the page. */
const WISH = "sign-in";

async function answerStranger(request: IncomingMessage, response: ServerResponse, canSignIn: boolean): Promise<void> {
  const query = queryOf(request);
  if (!canSignIn || !query.has(WISH)) {
    query.set(WISH, "");
    return respondPage(response, 404, nothingHere(null, canSignIn ? `?${query}` : null));
  }
  query.delete(WISH);
  const [path = ""] = (request.url ?? "").split("?");
  const to = query.size > 0 ? `${path}?${query}` : path;
  redirect(response, `${SIGN_IN_PATH}?to=${encodeURIComponent(to)}`);
}

function nothingHere(viewer: Viewer | null, signIn: string | null): string {
  return framed(viewer, {
    title: "Nothing here",
    main: html`<div class="empty">
<p class="note">404</p>
<h1>Nothing here</h1>
<p>There is no such page, or it is not for you to see.</p>
${
  signIn === null
    ? html`<p><a href="/">Back to the start</a></p>`
    : html`<p>Whoever may triage a repository on GitHub sees its page after signing in.</p>
${signInButton(signIn)}`
}
</div>`,
  });
}

/** @param href where the sign-in begins */
export function signInButton(href: string): Markup {
  return html`<p class="actions"><a class="button primary" href="${href}">Sign in with GitHub</a></p>`;
}
