import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { TooBusyError } from "./body-budget.js";
import { createFindRoute } from "./find-route.js";
import { HttpError } from "./http-error.js";
import { BodyTooLargeError } from "./read-body.js";
import { respond } from "./respond.js";
import type { Routes } from "./route.js";

/** How long a sender has for its headers and for the whole request, and how often that is looked at (Node: every 30 s). */
const TIME_LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/** Tells a sender what is wrong; does nothing where an answer has begun. */
export type AnswerError = (
  request: IncomingMessage,
  response: ServerResponse,
  error: HttpError,
  headers?: Record<string, string>,
) => void;

export interface ServerOptions {
  timeLimits?: typeof TIME_LIMITS;
  /** In JSON unless given. */
  answerError?: AnswerError;
}

const answerInJson: AnswerError = (_request, response, { status, message }, headers) =>
  respond(response, status, { error: message }, headers);

/**
 * The App's http server, not yet listening. What no route is for is not found. Neither headers (they hold the signature)
 * nor bodies are ever logged.
 */
export function createServer(routes: Routes, logger: Logger, options: ServerOptions = {}): Server {
  const { timeLimits = TIME_LIMITS, answerError = answerInJson } = options;
  const findRoute = createFindRoute(routes);
  return createHttpServer(timeLimits, (request, response) => {
    const found = findRoute(request);
    if (!found) return answerError(request, response, new HttpError(404));
    found.route(request, response, found.parameters).catch((error: unknown) => {
      const failure = failureOf(error, request, logger);
      if (failure) answerError(request, response, failure.error, failure.headers);
    });
  });
}

interface Failure {
  error: HttpError;
  headers?: Record<string, string>;
}

/** The rest of the body stays unread, so the connection cannot serve another request. */
const CLOSE = { connection: "close" };

/** What the sender is told; null where there is nobody to tell. What is ours to put right is logged. */
function failureOf(error: unknown, request: IncomingMessage, logger: Logger): Failure | null {
  if (error instanceof BodyTooLargeError) return { error: new HttpError(413, "payload too large"), headers: CLOSE };
  if (error instanceof TooBusyError) {
    logger.error({ path: pathOf(request) }, "more bodies at once than there is room for, one refused");
    return { error: new HttpError(503, "too busy, please send it again"), headers: CLOSE };
  }
  if (error instanceof HttpError) {
    if (error.status >= 500) logger.error({ err: error }, "request failed");
    return { error };
  }
  // A sender that went away is nobody's fault and nobody's to answer.
  if (request.destroyed && !request.complete) return null;
  logger.error({ err: error }, "request failed");
  return { error: new HttpError(500, "internal error") };
}

/** Without the query, which may hold a secret. */
function pathOf({ url = "" }: IncomingMessage): string {
  return url.split("?", 1)[0] ?? "";
}
