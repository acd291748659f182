import { startDeadline } from "../../../src/llm/endpoint/deadline.js";
import type { ModelCall } from "../../../src/llm/endpoint/model-client.js";

export const NONCE = "0123456789abcdef01234567";

/** A call that begins now. */
export function modelCall({
  deadlineMs = 5000,
  ...overrides
}: Partial<ModelCall> & { deadlineMs?: number } = {}): ModelCall {
  return { deadline: startDeadline(deadlineMs), repo: "o/r", issue: 1, tokens: 100, nonce: NONCE, ...overrides };
}
