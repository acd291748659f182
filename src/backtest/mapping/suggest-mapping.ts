import { parseLabelName } from "../../decide/label-names.js";
import { type Claim, claimName, type Mapping, parseClaim } from "./claim.js";
import { LABEL_NAMES } from "./label-names.js";

/** What labels probably mean, by their names alone: own names of this App first, then the table of common names. */
export function suggestMapping(labels: readonly string[]): Mapping {
  return new Map(labels.map((label) => [label.toLowerCase(), claimsOf(label)]));
}

function claimsOf(label: string): readonly Claim[] {
  const own = parseLabelName(label.toLowerCase());
  const ownClaim = own && parseClaim(`${own.family}:${own.id}`);
  if (ownClaim) return [ownClaim];
  const name = plain(label);
  const claims = new Map<string, Claim>();
  for (const { words, within, says } of LABEL_NAMES) {
    if (!words.some((word) => (within ? ` ${name} `.includes(` ${word} `) : name === word))) continue;
    if (says.length === 0) return [];
    for (const claim of says.flatMap((each) => parseClaim(each) ?? [])) claims.set(claimName(claim), claim);
  }
  return [...claims.values()];
}

function plain(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
