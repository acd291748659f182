import type { KindId } from "../taxonomy/kinds.js";
import type { Ranked } from "./classification.js";

/**
 * Kinds, most likely first, but malfunction before all where it reaches its gate: to pass over a failure costs the
 * reporter more than to look at a question twice.
 */
export function orderKinds(kinds: readonly Ranked<KindId>[], gate: number): readonly Ranked<KindId>[] {
  const sorted = [...kinds].sort((a, b) => b.p - a.p);
  const malfunction = sorted.find(({ id }) => id === "malfunction");
  if (!malfunction || malfunction.p < gate) return sorted;
  return [malfunction, ...sorted.filter((kind) => kind !== malfunction)];
}
