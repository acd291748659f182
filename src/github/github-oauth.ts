import { deleteToken, exchangeWebFlowCode, getWebFlowAuthorizationUrl } from "@octokit/oauth-methods";
import { request as githubRequest } from "@octokit/request";
import type { Logger } from "pino";
import { z } from "zod";
import { statusOf } from "./errors.js";

/** An account on GitHub. */
export interface Person {
  /** Stays the same when the login changes. */
  id: number;
  login: string;
}

/** Signing in by GitHub: the web flow of the App's own OAuth. */
export interface GitHubOAuth {
  /** Where a person says to GitHub that they want to sign in. `challenge` is of the verifier, see pkce.ts. */
  authorizationUrl(state: string, challenge: string): string;
  /** Who gave the code; null where GitHub does not take it. Throws a SignInError where GitHub cannot be asked. */
  identify(code: string, verifier: string): Promise<Person | null>;
}

/** GitHub did not answer as it should. */
export class SignInError extends Error {
  override readonly name = "SignInError";
}

export interface OAuthSettings {
  clientId: string;
  clientSecret: string;
  /** Where GitHub sends people back to. */
  redirectUrl: string;
  /** REST base URL of a GitHub Enterprise Server; null for github.com. */
  githubBaseUrl: string | null;
}

const TIMEOUT_MS = 10_000;

const userSchema = z.object({ id: z.number().int().positive(), login: z.string().min(1) });
const REFUSED: readonly number[] = [400, 401, 403];

/**
 * The person's token is used once, to ask who they are, and given back at once: what they may see is asked later through the
 * App's installation, so that there is no token to keep, to leak or to renew. The verifier goes to GitHub with the code
 * (RFC 7636; "Generating a user access token for a GitHub App", GitHub documentation); a server of an older kind ignores it.
 */
export function createGitHubOAuth(settings: OAuthSettings, logger: Logger): GitHubOAuth {
  const { clientId, clientSecret, redirectUrl, githubBaseUrl } = settings;
  const request = githubRequest.defaults({
    ...(githubBaseUrl && { baseUrl: githubBaseUrl }),
    request: { fetch: fetchInTime },
  });
  const app = { clientType: "github-app", clientId } as const;

  async function giveBack(token: string): Promise<void> {
    try {
      await deleteToken({ ...app, clientSecret, token, request });
    } catch (error) {
      // It ends by itself in eight hours, and nobody has it.
      logger.warn({ status: statusOf(error) }, "token of a sign-in not given back to GitHub");
    }
  }

  return {
    authorizationUrl(state, challenge) {
      const { url } = getWebFlowAuthorizationUrl({ ...app, state, redirectUrl, request });
      const target = new URL(url);
      target.searchParams.set("code_challenge", challenge);
      target.searchParams.set("code_challenge_method", "S256");
      return target.href;
    },
    async identify(code, verifier) {
      const withVerifier = request.defaults({ code_verifier: verifier });
      const token = await exchangeWebFlowCode({ ...app, clientSecret, code, redirectUrl, request: withVerifier }).then(
        ({ authentication }) => authentication.token,
        (error: unknown) => {
          if (REFUSED.includes(statusOf(error) ?? 0)) return null;
          throw toSignInError(error);
        },
      );
      if (token === null) return null;
      try {
        const { data } = await request("GET /user", { headers: { authorization: `token ${token}` } });
        return userSchema.parse(data);
      } catch (error) {
        throw toSignInError(error);
      } finally {
        await giveBack(token);
      }
    },
  };
}

/** Without the error of the client, which carries the request with its code, secret and token. */
function toSignInError(error: unknown): SignInError {
  const status = statusOf(error);
  return new SignInError(`GitHub did not say who signs in: ${status === null ? "no answer" : `status ${status}`}`);
}

const fetchInTime: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
