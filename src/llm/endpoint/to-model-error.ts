import { type CallUsage, findModelError, ModelError } from "./model-error.js";

/** Of one request, not of the endpoint: else a few issues that a server dislikes would close it to all others. */
const ABOUT_THE_REQUEST = new Set([400, 413, 422]);

/** What the call of a model threw (by the SDK, fetch or us) as a ModelError with what it cost, the original as its cause. */
export async function toModelError(error: unknown, usage: Readonly<CallUsage>): Promise<ModelError> {
  const own = findModelError(error);
  if (own) return new ModelError(own.kind, own.message, { cause: own.cause, usage });
  const { APIConnectionError, APIError } = await import("openai");
  const options = { cause: error, usage };
  if (error instanceof APIConnectionError || isBrokenOff(error)) {
    return new ModelError("unreachable", "The endpoint cannot be reached, or the connection broke.", options);
  }
  if (nameOf(error) === "SyntaxError") {
    return new ModelError("no-completion", "The endpoint's response is no JSON.", options);
  }
  const status: unknown = error instanceof APIError ? error.status : undefined;
  if (typeof status !== "number") return new ModelError("unexpected", "The call of the model failed.", options);
  if (status === 429) return new ModelError("rate-limited", "The endpoint limits the rate (429).", options);
  if (status >= 500) return new ModelError("server-error", `The endpoint failed (${status}).`, options);
  if (ABOUT_THE_REQUEST.has(status)) {
    return new ModelError("rejected", `The endpoint would not take this one request (${status}).`, options);
  }
  return new ModelError("refused", `The endpoint refused the request (${status}).`, options);
}

/** What fetch throws when a response ends before it is whole. By name: the classes are those of the runtime. */
function isBrokenOff(error: unknown): boolean {
  return nameOf(error) === "TypeError" && /^TypeError: (?:terminated|fetch failed)/.test(String(error));
}

function nameOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "name" in error ? error.name : undefined;
}
