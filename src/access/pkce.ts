import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A word that nobody can guess: 256 bits, in characters that an address may hold. */
export function randomWord(): string {
  return randomBytes(32).toString("base64url");
}

/** The challenge that goes with a verifier, by the method S256 of RFC 7636. */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

/** Whether two words are the same, in a time that does not tell how far they are. */
export function isSameWord(left: string, right: string): boolean {
  const [a, b] = [left, right].map((word) => createHash("sha256").update(word).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
