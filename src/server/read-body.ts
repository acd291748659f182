import type { IncomingMessage } from "node:http";

/** GitHub's own cap for a webhook payload. */
export const MAX_BODY_BYTES = 25 * 1024 * 1024;

/** The body is larger than is read. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/**
 * Reads a request's body as UTF-8, at most `limit` bytes: more is refused by its declared length, before a byte of it is
 * kept, or at the byte that goes over. Throws a BodyTooLargeError; rejects where the sender goes away.
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new BodyTooLargeError();
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the request: its connection still carries the answer.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit) throw new BodyTooLargeError();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size).toString("utf8");
}
