import { z } from "zod";
import type { EnvironmentProblem } from "./environment-error.js";
import { LOOPBACK_NAMES } from "./loopback-names.js";

/** What signing in to the pages needs. */
export interface PagesEnvironment {
  /** Of the App's OAuth, from its settings page. */
  clientId: string;
  clientSecret: string;
  /** Seals sessions. */
  sessionSecret: string;
  /** Where people reach the pages: an origin, without a slash at its end. */
  url: string;
}

/** As GitHub gives them. */
export const CLIENT_ID = /^[\w.-]{1,100}$/;
export const CLIENT_SECRET = /^[\x21-\x7e]{16,}$/;

/** Cookies of an address without TLS can be read on the way; on this machine there is no way. */
function isSafeOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname, search, hash, username } = new URL(value);
  if (pathname !== "/" || search !== "" || hash !== "" || username !== "") return false;
  return protocol === "https:" || (protocol === "http:" && LOOPBACK_NAMES.has(hostname));
}

export const pagesVariables = {
  CLIENT_ID: z
    .string()
    .regex(CLIENT_ID, "is not a client ID; copy it from the App's settings page, it begins with Iv")
    .optional(),
  CLIENT_SECRET: z
    .string()
    .regex(CLIENT_SECRET, "is not a client secret; generate one on the App's settings page")
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(32, "is too short; use at least 32 characters, for instance from `openssl rand -hex 32`")
    .optional(),
  PAGES_URL: z
    .string()
    .refine(
      isSafeOrigin,
      "is not an https address without a path; give the one under which people reach this server, like https://triage.example.com (http only for localhost)",
    )
    .transform((url) => new URL(url).origin)
    .optional(),
};

const NAMES = ["CLIENT_ID", "CLIENT_SECRET", "SESSION_SECRET", "PAGES_URL"] as const;

/** Problems of a sign-in that is configured in part. */
export function pagesProblems(given: Readonly<Record<string, string | undefined>>): EnvironmentProblem[] {
  const missing = NAMES.filter((name) => given[name] === undefined);
  if (missing.length === 0 || missing.length === NAMES.length) return [];
  const message = `is not set; signing in to the pages needs all of ${NAMES.join(", ")}, and none of them turns it off`;
  return missing.map((variable) => ({ variable, message }));
}

/** null where signing in is not configured. */
export function pagesEnvironmentOf(
  given: Readonly<Partial<Record<(typeof NAMES)[number], string | undefined>>>,
): PagesEnvironment | null {
  const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret, SESSION_SECRET: sessionSecret, PAGES_URL: url } = given;
  if (!clientId || !clientSecret || !sessionSecret || !url) return null;
  return { clientId, clientSecret, sessionSecret, url };
}
