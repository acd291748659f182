import { createHash } from "node:crypto";
import type { Prompt } from "./prompt.js";

/** Stands in a prompt for the mark that differs from call to call. */
const NONCE = "0".repeat(24);

/** The prompt as it is for every call with the same input: without the mark that differs from call to call. */
export function withoutNonce({ system, user }: Prompt, nonce: string): Prompt {
  return { system, user: user.replaceAll(nonce, NONCE) };
}

/**
 * SHA-256 of a request, in hexadecimal: of the two messages without their mark, and of what else the answer depends on.
 * The messages hold all that a model is told: title, lines, facts, signals, what the embedded classifier says.
 */
export function fingerprint(prompt: Prompt, nonce: string, ...rest: readonly (string | number)[]): string {
  const { system, user } = withoutNonce(prompt, nonce);
  return createHash("sha256")
    .update(JSON.stringify([system, user, ...rest]))
    .digest("hex");
}
