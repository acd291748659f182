/** One held-out issue: the class that would be labelled, how sure the classifier was, and whether it was right. */
export interface Candidate {
  id: string;
  p: number;
  isRight: boolean;
}

/** A label says what an issue most likely is: below even odds none is put, however right such guesses were. */
const LOWEST_GATE = 0.5;

/**
 * The least probability at which labels of one class reach the target precision on held-out issues: every candidate at
 * or above it counts. null where no threshold reaches it with at least `minimum` labels.
 *
 * Precision is counted with half a wrong label added, so that a handful of lucky hits does not open a gate.
 */
export function findGate(candidates: readonly Candidate[], target: number, minimum: number): number | null {
  const gate = lowestPassing(candidates, target, minimum);
  return gate === null ? null : Math.max(gate, LOWEST_GATE);
}

function lowestPassing(candidates: readonly Candidate[], target: number, minimum: number): number | null {
  const sorted = [...candidates].sort((a, b) => b.p - a.p);
  let right = 0;
  let gate: number | null = null;
  sorted.forEach((candidate, index) => {
    if (candidate.isRight) right += 1;
    const labels = index + 1;
    const isLast = sorted[labels]?.p !== candidate.p;
    if (isLast && labels >= minimum && right / (labels + 0.5) >= target) gate = candidate.p;
  });
  return gate;
}
