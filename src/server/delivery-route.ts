import { sign, verify } from "@octokit/webhooks-methods";
import { createNodeMiddleware, type Probot } from "probot";
import type { EventDependencies } from "../events/accept-delivery.js";
import { registerEvents } from "../events/register-events.js";
import { createBodyBudget } from "./body-budget.js";
import { MAX_BODY_BYTES, readBody } from "./read-body.js";
import { respond } from "./respond.js";
import type { Route } from "./route.js";

export const WEBHOOK_PATH = "/api/github/webhooks";

/** The secrets that sign deliveries: the one that Probot knows, and the one before it while it is being changed. */
export interface WebhookSecrets {
  webhookSecret: string;
  /** null: only the one counts. */
  previousWebhookSecret: string | null;
}

export interface DeliveryRouteDependencies extends EventDependencies {
  probot: Probot;
  secrets: WebhookSecrets;
  /** Bytes; MAX_BODY_BYTES unless given. */
  maxBodyBytes?: number;
}

const SIGNATURE = "x-hub-signature-256";

/**
 * Takes deliveries. Probot's own server reads bodies of any size, so the body is read here and handed on. Probot verifies by
 * one secret; a delivery that is signed with the previous one is handed on under the signature of the present one.
 */
export async function createDeliveryRoute(dependencies: DeliveryRouteDependencies): Promise<Route> {
  const { probot, secrets, logger, observe, maxBodyBytes = MAX_BODY_BYTES } = dependencies;
  const middleware = await createNodeMiddleware((app) => registerEvents(app, dependencies), {
    probot,
    webhooksPath: WEBHOOK_PATH,
  });

  const budget = createBodyBudget();
  return async (request, response) => {
    // What is refused, or finds no room, never comes to the events, which tell the rest.
    response.once("finish", () => {
      const { statusCode } = response;
      if (statusCode >= 400 && statusCode < 500) observe?.("refused");
      if (statusCode === 503) observe?.("failed");
    });
    const body = await readBody(request, maxBodyBytes, budget);
    request.body = body;
    const signature = request.headers[SIGNATURE];
    if (typeof signature === "string" && (await isByPrevious(secrets, body, signature))) {
      request.headers[SIGNATURE] = await sign(secrets.webhookSecret, body);
      // As long as this comes up, the previous secret is still in use somewhere.
      logger.info({ delivery: request.headers["x-github-delivery"] }, "delivery signed with the previous secret");
    }
    await middleware(request, response, () => respond(response, 404, { error: "not found" }));
  };
}

/** Compares in constant time. What is not signed at all, or empty, is left to Probot to refuse. */
async function isByPrevious({ previousWebhookSecret }: WebhookSecrets, body: string, signature: string) {
  if (previousWebhookSecret === null || body === "" || signature === "") return false;
  return verify(previousWebhookSecret, body, signature);
}
