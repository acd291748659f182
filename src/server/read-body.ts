import type { IncomingMessage } from "node:http";
import type { BodyBudget } from "./body-budget.js";

/** GitHub's own cap for a webhook payload. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;

/** The body is larger than is read. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/**
 * Reads a request's body as UTF-8, at most `limit` bytes: more is refused by its declared length, before a byte of it is
 * kept, or at the byte that goes over. Throws a BodyTooLargeError, and a TooBusyError where `budget` has no room; rejects
 * where the sender goes away.
 */
export async function readBody(request: IncomingMessage, limit: number, budget: BodyBudget): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLargeError();
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Leaving the loop must not destroy the request: its connection still carries the answer.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
      if (size + bytes.length > limit) throw new BodyTooLargeError();
      budget.take(bytes.length);
      size += bytes.length;
      chunks.push(bytes);
    }
    return Buffer.concat(chunks, size).toString("utf8");
  } finally {
    budget.give(size);
  }
}
