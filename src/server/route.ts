import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a request; rejects where it cannot, and the server answers for it. */
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** By method and path: `GET /healthz`. */
export type Routes = ReadonlyMap<string, Route>;
