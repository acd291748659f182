/**
 * Why a model gave no usable reply:
 * - `timeout`        the deadline passed
 * - `unreachable`    no connection, or it broke
 * - `rate-limited`   429, also after the retries that fit into the deadline
 * - `refused`        the endpoint does not take the request (4xx)
 * - `server-error`   5xx
 * - `no-model`       no model is named and the endpoint lists none
 * - `declined`       the model would not answer
 * - `invalid-reply`  what came back is no reply, also after one repair
 * - `too-large`      the response is larger than any reply
 * - `unexpected`     anything else: a defect of ours
 */
export type ModelErrorKind =
  | "timeout"
  | "unreachable"
  | "rate-limited"
  | "refused"
  | "server-error"
  | "no-model"
  | "declined"
  | "invalid-reply"
  | "too-large"
  | "unexpected";

/** The one error of the model path. Its message is ours and holds nothing of the report or the reply; those are in `cause`. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly kind: ModelErrorKind;

  constructor(kind: ModelErrorKind, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.kind = kind;
  }
}

/** The ModelError that was thrown somewhere below, found along the causes; null without one. */
export function findModelError(error: unknown): ModelError | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth += 1) {
    if (current instanceof ModelError) return current;
  }
  return null;
}
