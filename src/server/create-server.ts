import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { TooBusyError } from "./body-budget.js";
import { BodyTooLargeError } from "./read-body.js";
import { respond } from "./respond.js";
import type { Routes } from "./route.js";

/** How long a sender has for its headers and for the whole request, and how often that is looked at (Node: every 30 s). */
const TIME_LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

/**
 * The App's http server, not yet listening. What no route is for is not found. Neither headers (they hold the signature)
 * nor bodies are ever logged.
 */
export function createServer(routes: Routes, logger: Logger, timeLimits: typeof TIME_LIMITS = TIME_LIMITS): Server {
  return createHttpServer(timeLimits, (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0];
    const route = routes.get(`${request.method} ${path}`);
    if (!route) return respond(response, 404, { error: "not found" });
    route(request, response).catch((error: unknown) => answerFailure(error, request, response, logger));
  });
}

function answerFailure(error: unknown, request: IncomingMessage, response: ServerResponse, logger: Logger): void {
  if (error instanceof BodyTooLargeError) {
    // The rest of the body stays unread, so the connection cannot serve another request.
    respond(response, 413, { error: "payload too large" }, { connection: "close" });
    return;
  }
  if (error instanceof TooBusyError) {
    logger.error("more deliveries at once than there is room for, one refused");
    respond(response, 503, { error: "too busy, please deliver it again" }, { connection: "close" });
    return;
  }
  // A sender that went away is nobody's fault and nobody's to answer.
  if (request.destroyed && !request.complete) return;
  logger.error({ err: error }, "request failed");
  respond(response, 500, { error: "internal error" });
}
