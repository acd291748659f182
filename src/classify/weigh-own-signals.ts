import type { Evidence } from "../signals/evidence.js";
import { OWN_PREFIX, type OwnSignal, SIGNAL_STRENGTHS } from "../signals/own-signal.js";
import type { Classification, Ranked } from "./classification.js";

/** However many own signals speak for a class: its odds grow by no more than this. */
const MOST = 8;

/**
 * A classification after a repository's own signals: the odds of what a hit speaks for are multiplied by the signal's
 * strength, by eight at most for a class, and each level sums to what it did before. Pure.
 */
export function weighOwnSignals(
  classification: Classification,
  hits: readonly Evidence[],
  signals: readonly OwnSignal[],
): Classification {
  const shown = new Set(hits.map(({ signal }) => signal));
  const factors = new Map<string, number>();
  for (const { id, speaksFor, strength } of signals) {
    if (!shown.has(`${OWN_PREFIX}${id}`)) continue;
    factors.set(speaksFor, Math.min(MOST, (factors.get(speaksFor) ?? 1) * SIGNAL_STRENGTHS[strength]));
  }
  if (factors.size === 0) return classification;
  return {
    ...classification,
    kinds: weigh(classification.kinds, factors),
    symptoms: weigh(classification.symptoms, factors),
    causes: weigh(classification.causes, factors),
  };
}

function weigh<Id extends string>(
  ranked: readonly Ranked<Id>[],
  factors: ReadonlyMap<string, number>,
): readonly Ranked<Id>[] {
  const weighed = ranked.map(({ id, p }) => ({ id, p: p * (factors.get(id) ?? 1) }));
  const scale = sum(ranked) / sum(weighed);
  if (scale === 1) return ranked;
  return weighed.map(({ id, p }) => ({ id, p: p * scale })).sort((a, b) => b.p - a.p);
}

function sum(ranked: readonly { p: number }[]): number {
  return ranked.reduce((total, { p }) => total + p, 0);
}
