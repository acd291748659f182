import type { Check } from "./check.js";
import type { PreparedCheck } from "./check-index.js";
import { nearness } from "./nearness.js";
import type { View } from "./report-view.js";

const OWN_ENGINE = 1.5;
/** Worth of a check to whose causes the classification gives nothing: it is right about the first cause half the time. */
const LEAST_GAIN = 0.15;
const COST = { seconds: 1, minutes: 1.5, rebuild: 4 } as const satisfies Record<Check["cost"], number>;
/** Whoever reports a build that fails is building anyway. */
const REBUILD_IN_SETUP = 2;

/** A candidate and the part of its score that does not change with what is still open. */
interface Weighed {
  candidate: PreparedCheck;
  factor: number;
}

export interface Scored {
  candidate: PreparedCheck;
  value: number;
}

/** Works out `near × own / cost` of each candidate; see `selectChecks`. */
export function weigh(candidates: readonly PreparedCheck[], view: View): readonly Weighed[] {
  return candidates.map((candidate) => ({ candidate, factor: factorOf(candidate.check, view) }));
}

/** Scores the candidates by the causes that are still open. Best first; table order where scores are equal. */
export function rank(weighed: readonly Weighed[], open: readonly number[]): readonly Scored[] {
  const values = weighed.map(({ candidate, factor }) => ({
    candidate,
    value: (gainOf(candidate, open) + LEAST_GAIN) * factor,
  }));
  return values.sort((a, b) => b.value - a.value);
}

export function isOwn({ candidate }: Scored): boolean {
  return candidate.check.engine !== null;
}

function factorOf(check: Check, view: View): number {
  const own = check.engine === null ? 1 : OWN_ENGINE;
  return (nearness(check.scope, view) * own) / costOf(check, view);
}

function costOf({ cost }: Check, view: View): number {
  return cost === "rebuild" && view.phase === "engine-setup" ? REBUILD_IN_SETUP : COST[cost];
}

function gainOf({ likelihoods, noise }: PreparedCheck, causes: readonly number[]): number {
  let gain = 0;
  for (const row of likelihoods) {
    let p = 0;
    for (let k = 0; k < row.length; k += 1) p += (row[k] ?? 0) * (causes[k] ?? 0);
    if (p > 0) gain -= p * Math.log(p);
  }
  for (let k = 0; k < noise.length; k += 1) gain -= (noise[k] ?? 0) * (causes[k] ?? 0);
  return Math.max(gain, 0);
}
