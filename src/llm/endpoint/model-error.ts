/**
 * Failures of the endpoint: the next call would most likely fail too.
 * - `timeout`        the deadline passed
 * - `unreachable`    no connection, or it broke
 * - `rate-limited`   429, also after the retries that fit into the deadline
 * - `refused`        the endpoint lets nobody ask like this: key, right, address (401, 403, 404 and the like)
 * - `server-error`   5xx
 * - `no-model`       no model is named and the endpoint lists none
 * - `no-completion`  what came back is no chat completion: an error page, another API
 * - `too-large`      the response is larger than any reply
 */
const ENDPOINT_FAILURES = [
  "timeout",
  "unreachable",
  "rate-limited",
  "refused",
  "server-error",
  "no-model",
  "no-completion",
  "too-large",
] as const;

/**
 * Failures of the model on one report, and reasons not to ask it.
 * - `declined`       the model would not answer
 * - `rejected`       the endpoint would not take this one request (400, 413, 422): too long, or its content
 * - `invalid-reply`  what the model wrote is no reply, also after one repair
 * - `circuit-open`   not asked: the endpoint failed several times in a row and is left alone for a while
 * - `busy`           not asked: other calls left no time for it before the deadline
 * - `over-budget`    not asked: a daily limit is used up
 * - `unexpected`     anything else: a defect of ours, or of the store
 */
const OTHER_FAILURES = [
  "declined",
  "rejected",
  "invalid-reply",
  "circuit-open",
  "busy",
  "over-budget",
  "unexpected",
] as const;

/** Why a model gave no usable reply. */
export const MODEL_ERROR_KINDS = [...ENDPOINT_FAILURES, ...OTHER_FAILURES] as const;
export type ModelErrorKind = (typeof MODEL_ERROR_KINDS)[number];

/** What a call sent and what it cost, as far as the endpoint counts. */
export interface CallUsage {
  /** Completions asked for: the repair and other forms of the request included, the SDK's retries not. */
  requests: number;
  promptTokens: number;
  completionTokens: number;
}

export const NO_USAGE: Readonly<CallUsage> = { requests: 0, promptTokens: 0, completionTokens: 0 };

/** The one error of the model path. Its message is ours and holds nothing of the report or the reply; those are in `cause`. */
export class ModelError extends Error {
  override readonly name = "ModelError";
  readonly kind: ModelErrorKind;
  /** What was spent all the same. */
  readonly usage: Readonly<CallUsage>;

  constructor(
    kind: ModelErrorKind,
    message: string,
    { usage = NO_USAGE, ...options }: { cause?: unknown; usage?: Readonly<CallUsage> } = {},
  ) {
    super(message, options);
    this.kind = kind;
    this.usage = usage;
  }
}

/** Whether an error says that the endpoint does not work. */
export function isEndpointFailure(error: unknown): boolean {
  return error instanceof ModelError && ENDPOINT_FAILURES.some((kind) => kind === error.kind);
}

/** The ModelError that was thrown somewhere below, found along the causes; null without one. */
export function findModelError(error: unknown): ModelError | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 8; current = current.cause, depth += 1) {
    if (current instanceof ModelError) return current;
  }
  return null;
}
