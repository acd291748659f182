/** One held-out issue: the class that would be labelled, how sure the classifier was, and whether it was right. */
export interface Candidate {
  id: string;
  p: number;
  isRight: boolean;
}

export interface GateTarget {
  /** Precision that labels must reach, 0 to 1. */
  precision: number;
  /** Labels that a class must have had before its gate is believed. */
  minimum: number;
}

/** A label says what an issue most likely is: below even odds none is put, however right such guesses were. */
const LOWEST_GATE = 0.5;

/**
 * A class with few labels borrows as many from all classes together, at the precision that those have at the same
 * threshold: a handful of lucky hits opens no gate, a single miss closes none.
 */
const BORROWED = 8;

/**
 * The least probability, per class, at which labels reach the target precision on held-out issues: every candidate of
 * the class at or above it counts. null where no threshold reaches it with at least the minimum of labels.
 */
export function findGates(
  candidates: readonly Candidate[],
  classes: readonly string[],
  target: GateTarget,
): Record<string, number | null> {
  const pooled = descending(candidates);
  return Object.fromEntries(
    classes.map((id) => {
      const gate = lowestPassing(
        pooled.filter((candidate) => candidate.id === id),
        pooled,
        target,
      );
      return [id, gate === null ? null : Math.max(gate, LOWEST_GATE)];
    }),
  );
}

/** One gate for all classes together; null where the target is never reached. */
export function findCommonGate(candidates: readonly Candidate[], target: GateTarget): number | null {
  const pooled = descending(candidates);
  const gate = lowestPassing(pooled, pooled, target);
  return gate === null ? null : Math.max(gate, LOWEST_GATE);
}

/**
 * The probability at and above which an issue is decided to be a malfunction: the one with the best F1 on held-out
 * issues, in steps of 0.01 from 0.3 to 0.6; of equals the lowest, since a malfunction that is missed gets no help at all.
 */
export function findMalfunctionGate(heldOut: readonly { p: number; isMalfunction: boolean }[]): number {
  let best = { gate: 0.5, f1: 0 };
  for (let step = 30; step <= 60; step++) {
    const gate = step / 100;
    const found = heldOut.filter(({ p, isMalfunction }) => p >= gate && isMalfunction).length;
    const wrong = heldOut.filter(({ p, isMalfunction }) => p >= gate !== isMalfunction).length;
    const f1 = (2 * found) / (2 * found + wrong);
    if (f1 > best.f1) best = { gate, f1 };
  }
  return best.gate;
}

function descending(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => b.p - a.p);
}

function lowestPassing(own: readonly Candidate[], pooled: readonly Candidate[], target: GateTarget): number | null {
  let right = 0;
  let gate: number | null = null;
  let pooledLabels = 0;
  let pooledRight = 0;
  own.forEach((candidate, index) => {
    if (candidate.isRight) right += 1;
    const labels = index + 1;
    if (own[labels]?.p === candidate.p) return; // equal probabilities stand or fall together
    for (; (pooled[pooledLabels]?.p ?? -1) >= candidate.p; pooledLabels++) {
      if (pooled[pooledLabels]?.isRight) pooledRight += 1;
    }
    const borrowedRight = (BORROWED * pooledRight) / pooledLabels;
    const precision = (right + borrowedRight) / (labels + BORROWED);
    if (labels >= target.minimum && precision >= target.precision) gate = candidate.p;
  });
  return gate;
}
