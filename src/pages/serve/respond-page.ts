import type { ServerResponse } from "node:http";

/**
 * Of every page that is served. Style and script come from this server as files: neither may stand in the page, so that
 * text of an issue that got into one as markup could still do nothing. Nothing is kept by browsers or by what stands between.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** Answers with a page; does nothing where an answer has begun. */
export function respondPage(
  response: ServerResponse,
  status: number,
  page: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...PAGE_HEADERS, "content-length": Buffer.byteLength(page), ...headers }).end(page);
}
