import type { IncomingMessage } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";

/** Cookies of the pages. No script reads them, no other site's form sends them. */
export interface Cookies {
  read(request: Pick<IncomingMessage, "headers">, name: string): string | null;
  /** The `Set-Cookie` header that sets it for so many seconds. */
  set(name: string, value: string, seconds: number): string;
  /** The header that takes it away. */
  clear(name: string): string;
}

/**
 * @param isSecure whether the pages are reached by TLS. The cookies are then sent by TLS alone, and by their prefix browsers
 *   take them from this very host alone, for all its paths (RFC 6265bis, "Cookie Name Prefixes").
 */
export function createCookies(isSecure: boolean): Cookies {
  const nameOf = (name: string): string => `${isSecure ? "__Host-" : ""}engine-triage-${name}`;
  const set = (name: string, value: string, maxAge: number): string =>
    stringifySetCookie(nameOf(name), value, { path: "/", httpOnly: true, secure: isSecure, sameSite: "lax", maxAge });
  return {
    read: ({ headers }, name) => parseCookie(headers.cookie ?? "")[nameOf(name)] ?? null,
    set,
    clear: (name) => set(name, "", 0),
  };
}
