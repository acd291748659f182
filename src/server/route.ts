import type { IncomingMessage, ServerResponse } from "node:http";

/** What a path's parameters stand for, decoded: of `/repos/:owner/:name` the values of `owner` and `name`. */
export type PathParameters = Readonly<Record<string, string | undefined>>;

/**
 * Answers a request; rejects where it cannot, and the server answers for it: an HttpError with its status, anything else
 * as an internal error.
 */
export type Route = (request: IncomingMessage, response: ServerResponse, parameters: PathParameters) => Promise<void>;

/** By method and path: `GET /healthz`, `GET /repos/:owner/:name`. Who may GET may ask for the headers alone, with HEAD. */
export type Routes = ReadonlyMap<string, Route>;
