import type { Deadline } from "./deadline.js";
import { ModelError } from "./model-error.js";

/** No reply of ours comes near it; a model's list or an error page may be larger than a reply. */
const MAX_RESPONSE_BYTES = 512 * 1024;
const RETRIED = new Set([408, 409, 429]);
const FIRST_WAIT_MS = 500;

/**
 * A fetch for one request of the SDK with its retries: bounds the size of a response, follows no redirect, and forbids
 * a retry whose waiting time would pass the deadline (the SDK would sleep through it).
 */
export function boundedFetch({ signal, remaining }: Deadline): typeof fetch {
  let attempts = 0;
  return async (input, init) => {
    attempts += 1;
    const response = await fetch(input, { ...init, redirect: "error" });
    const headers = new Headers(response.headers);
    if (isRetried(response.status) && waitingTime(headers, attempts) >= remaining())
      headers.set("x-should-retry", "false");
    const { status, statusText } = response;
    return new Response(response.body && bounded(response.body, signal), { status, statusText, headers });
  };
}

function isRetried(status: number): boolean {
  return RETRIED.has(status) || status >= 500;
}

/** Milliseconds that the SDK will wait: what the server asks for, else doubled from half a second. */
function waitingTime(headers: Headers, attempts: number): number {
  const inMilliseconds = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (Number.isFinite(inMilliseconds)) return inMilliseconds;
  const header = headers.get("retry-after");
  if (header === null) return FIRST_WAIT_MS * 2 ** (attempts - 1);
  const inSeconds = Number.parseFloat(header);
  return Number.isFinite(inSeconds) ? inSeconds * 1000 : Date.parse(header) - Date.now();
}

function bounded(body: ReadableStream<Uint8Array>, signal: AbortSignal): ReadableStream<Uint8Array> {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes <= MAX_RESPONSE_BYTES) controller.enqueue(chunk);
      else controller.error(new ModelError("too-large", `The endpoint sent more than ${MAX_RESPONSE_BYTES} bytes.`));
    },
  });
  return body.pipeThrough(counter, { signal });
}
