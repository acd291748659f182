import type { ServerResponse } from "node:http";

/** Sends a browser elsewhere, with cookies as they are set. It asks there with GET and does not say from where it comes. */
export function redirect(response: ServerResponse, location: string, cookies: readonly string[] = []): void {
  response
    .writeHead(303, {
      location,
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-length": 0,
      ...(cookies.length > 0 && { "set-cookie": [...cookies] }),
    })
    .end();
}
