import { createHash, timingSafeEqual } from "node:crypto";
import type { AppMetrics } from "../metrics/app-metrics.js";
import { respond } from "./respond.js";
import type { Route } from "./route.js";

/**
 * `GET /metrics`, for Prometheus. With a token only for those who give it (`Authorization: Bearer …`), compared in constant
 * time.
 */
export function createMetricsRoute(metrics: Pick<AppMetrics, "text" | "contentType">, token: string | null): Route {
  return async (request, response) => {
    if (token !== null && !isSame(request.headers.authorization ?? "", `Bearer ${token}`)) {
      return respond(response, 401, { error: "unauthorized" }, { "www-authenticate": "Bearer" });
    }
    const text = await metrics.text();
    response
      .writeHead(200, { "content-type": metrics.contentType, "content-length": Buffer.byteLength(text) })
      .end(text);
  };
}

/** Digests have the same length, whatever is compared. */
function isSame(given: string, expected: string): boolean {
  const [left, right] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
}
