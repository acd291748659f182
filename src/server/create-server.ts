import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Logger } from "pino";
import { createNodeMiddleware, type Probot } from "probot";
import type { EventDependencies } from "../events/accept-delivery.js";
import { registerEvents } from "../events/register-events.js";
import { BodyTooLargeError, MAX_BODY_BYTES, readBody } from "./read-body.js";
import type { Readiness } from "./readiness.js";
import { respond } from "./respond.js";

export const WEBHOOK_PATH = "/api/github/webhooks";

/** How long a sender has for its headers and for the whole request, and how often that is looked at (Node: every 30 s). */
const TIME_LIMITS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 };

export interface ServerDependencies extends EventDependencies {
  probot: Probot;
  readiness(): Promise<Readiness>;
  logger: Logger;
  /** Bytes; MAX_BODY_BYTES unless given. */
  maxBodyBytes?: number;
  /** Milliseconds; TIME_LIMITS unless given. */
  timeLimits?: typeof TIME_LIMITS;
}

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The App's http server, not yet listening: deliveries, liveness, readiness. Probot's own server reads bodies of any size,
 * so the body is read here and handed on. Neither headers (they hold the signature) nor bodies are ever logged.
 */
export async function createServer(dependencies: ServerDependencies): Promise<Server> {
  const { probot, readiness, logger, maxBodyBytes = MAX_BODY_BYTES, timeLimits = TIME_LIMITS } = dependencies;
  const middleware = await createNodeMiddleware((app) => registerEvents(app, dependencies), {
    probot,
    webhooksPath: WEBHOOK_PATH,
  });

  const routes: Record<string, Route> = {
    [`POST ${WEBHOOK_PATH}`]: async (request, response) => {
      request.body = await readBody(request, maxBodyBytes);
      await middleware(request, response, () => respond(response, 404, { error: "not found" }));
    },
    "GET /healthz": async (_request, response) => respond(response, 200, { status: "ok" }),
    "GET /readyz": async (_request, response) => {
      const state = await readiness();
      respond(response, state.ready ? 200 : 503, state);
    },
  };

  return createHttpServer(timeLimits, (request, response) => {
    const path = (request.url ?? "").split("?", 1)[0];
    const route = routes[`${request.method} ${path}`];
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
  // A sender that went away is nobody's fault and nobody's to answer.
  if (request.destroyed && !request.complete) return;
  logger.error({ err: error }, "request failed");
  respond(response, 500, { error: "internal error" });
}
