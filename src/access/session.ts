import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import type { Person } from "../github/github-oauth.js";
import type { Cookies } from "./cookies.js";
import type { Sealer } from "./sealed.js";

/** Seconds after which one has to sign in again: a day of work. */
export const SESSION_SECONDS = 8 * 3_600;

const COOKIE = "session";

/** Who is signed in. It lives in the browser's cookie alone, sealed; no token of GitHub's is in it. */
export interface Session extends Person {
  /** In every form of the session's pages: a form of another site cannot know it. */
  formToken: string;
}

const sessionSchema: z.ZodType<Session> = z.object({
  id: z.number().int().positive(),
  login: z.string().min(1),
  formToken: z.string().min(20),
});

/** The header that begins a session for the person. */
export async function beginSession({ id, login }: Person, sealer: Sealer, cookies: Cookies): Promise<string> {
  const formToken = randomBytes(24).toString("base64url");
  return cookies.set(COOKIE, await sealer.seal("session", { id, login, formToken }, SESSION_SECONDS), SESSION_SECONDS);
}

/** The session of who sent the request; null for a stranger. */
export async function readSession(
  request: Pick<IncomingMessage, "headers">,
  sealer: Sealer,
  cookies: Cookies,
): Promise<Session | null> {
  const sealed = cookies.read(request, COOKIE);
  return sealed === null ? null : sealer.open("session", sealed, sessionSchema);
}

/** The header that ends the session in the browser. */
export function endSession(cookies: Cookies): string {
  return cookies.clear(COOKIE);
}
