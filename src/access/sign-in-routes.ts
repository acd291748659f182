import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { type GitHubOAuth, SignInError } from "../github/github-oauth.js";
import { createBodyBudget } from "../server/body-budget.js";
import { HttpError } from "../server/http-error.js";
import { queryOf } from "../server/query-of.js";
import { readBody } from "../server/read-body.js";
import { redirect } from "../server/redirect.js";
import type { Route } from "../server/route.js";
import type { Cookies } from "./cookies.js";
import { challengeOf, isSameWord, randomWord } from "./pkce.js";
import { returnPath } from "./return-path.js";
import type { Sealer } from "./sealed.js";
import { beginSession, endSession, readSession } from "./session.js";
import { CALLBACK_PATH, FORM_TOKEN, SIGN_IN_PATH, SIGN_OUT_PATH } from "./sign-in-paths.js";

const COOKIE = "sign-in";
/** Seconds that a person has to say yes on GitHub. */
const ATTEMPT_SECONDS = 600;
const MAX_FORM_BYTES = 4_096;

/** What the browser keeps, sealed, while a person is on GitHub. */
const attemptSchema = z.object({ state: z.string(), verifier: z.string(), to: z.string() });

export interface SignInDependencies {
  oauth: GitHubOAuth;
  sealer: Sealer;
  cookies: Cookies;
  /** The pages' own origin. */
  origin: string;
}

/** Routes of signing in and out. What goes wrong is an HttpError, which the server answers. */
export function signInRoutes(dependencies: SignInDependencies): readonly (readonly [string, Route])[] {
  const { oauth, sealer, cookies, origin } = dependencies;

  const begin: Route = async (request, response) => {
    const attempt = { state: randomWord(), verifier: randomWord(), to: returnPath(queryOf(request).get("to")) };
    const cookie = cookies.set(COOKIE, await sealer.seal("sign-in", attempt, ATTEMPT_SECONDS), ATTEMPT_SECONDS);
    redirect(response, oauth.authorizationUrl(attempt.state, challengeOf(attempt.verifier)), [cookie]);
  };

  const finish: Route = async (request, response) => {
    const query = queryOf(request);
    const sealed = cookies.read(request, COOKIE);
    const attempt = sealed && (await sealer.open("sign-in", sealed, attemptSchema));
    // Without the cookie of the same browser it is somebody else's sign-in that is forced on this person.
    if (!attempt || !isSameWord(query.get("state") ?? "", attempt.state)) {
      throw new HttpError(400, "this sign-in was begun elsewhere, or too long ago; begin again");
    }
    // An attempt is for one code, whatever comes of it. What is not of this attempt does not end it.
    response.setHeader("set-cookie", [cookies.clear(COOKIE)]);
    const code = query.get("code");
    // Somebody who says no on GitHub comes back with an error in place of a code.
    const person = code === null ? null : await identify(code, attempt.verifier);
    if (!person) throw new HttpError(403, "GitHub did not confirm the sign-in; begin again");
    redirect(response, attempt.to, [await beginSession(person, sealer, cookies), cookies.clear(COOKIE)]);
  };

  async function identify(code: string, verifier: string) {
    try {
      return await oauth.identify(code, verifier);
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      throw new HttpError(502, "GitHub does not answer; try again in a few minutes", { cause: error });
    }
  }

  const end: Route = async (request, response) => {
    await checkForm(request, { sealer, cookies, origin });
    redirect(response, "/", [endSession(cookies)]);
  };

  return [
    [`GET ${SIGN_IN_PATH}`, begin],
    [`GET ${CALLBACK_PATH}`, finish],
    [`POST ${SIGN_OUT_PATH}`, end],
  ];
}

const budget = createBodyBudget(1_024 * 1_024);

/** Gives the fields of a form that a page of this session's sent. Throws an HttpError for any other. */
async function checkForm(
  request: IncomingMessage,
  { sealer, cookies, origin }: Omit<SignInDependencies, "oauth">,
): Promise<URLSearchParams> {
  const { "content-type": type = "", origin: from, "sec-fetch-site": site } = request.headers;
  const isForeign = (from !== undefined && from !== "null" && from !== origin) || site === "cross-site";
  if (isForeign || !type.startsWith("application/x-www-form-urlencoded")) throw new HttpError(403, FOREIGN);
  const fields = new URLSearchParams(await readBody(request, MAX_FORM_BYTES, budget));
  const session = await readSession(request, sealer, cookies);
  if (!session || !isSameWord(fields.get(FORM_TOKEN) ?? "", session.formToken)) throw new HttpError(403, FOREIGN);
  return fields;
}

const FOREIGN = "this form is of another site or of a session that has ended; load the page again";
