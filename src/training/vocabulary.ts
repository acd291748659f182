import type { Features } from "../classify/features.js";

/**
 * Names of the features that at least `minimum` reports have, sorted so that the same reports give the same list.
 * Rarer ones cannot be learned from and would name single issues.
 */
export function buildVocabulary(reports: readonly Features[], minimum: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const features of reports) {
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= minimum)
    .map(([name]) => name)
    .sort();
}
