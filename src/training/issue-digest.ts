import { createHash } from "node:crypto";

/** A name for an issue that does not show which it is: 8 hexadecimal digits of a hash over repository and number. */
export function issueDigest({ repo, number }: { repo: string; number: number | null }): string {
  return createHash("sha256").update(`${repo}#${number}`).digest("hex").slice(0, 8);
}
