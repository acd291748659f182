import type { IncomingMessage } from "node:http";

/** The query of a request's address: all that follows its first question mark. */
export function queryOf({ url = "" }: Pick<IncomingMessage, "url">): URLSearchParams {
  const [, ...query] = url.split("?");
  return new URLSearchParams(query.join("?"));
}
