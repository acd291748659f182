/** How long something lasted, in any unit; `ended` is false where it still lasts and only so much was seen of it. */
export interface Lifetime {
  lasted: number;
  ended: boolean;
}

/** The time after which half have ended; null where fewer have, or where no bound can be given. */
export interface MedianSurvival {
  median: number | null;
  /** 95 % */
  low: number | null;
  high: number | null;
}

const Z = 1.96;

/**
 * Median lifetime by Kaplan and Meier's estimate, with the interval of Brookmeyer and Crowley on the log-log scale.
 * Leaving out what still lasts would make lifetimes look short: the long ones are the ones that have not ended.
 */
export function medianSurvival(lifetimes: readonly Lifetime[]): MedianSurvival {
  const found: MedianSurvival = { median: null, low: null, high: null };
  let survival = 1;
  let greenwood = 0;
  for (const { time, ended, atRisk } of stepsOf(lifetimes)) {
    survival *= 1 - ended / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    const [low, high] = boundsOf(survival, greenwood);
    if (low <= 0.5) found.low ??= time;
    if (survival <= 0.5) found.median ??= time;
    if (high <= 0.5) found.high ??= time;
  }
  return found;
}

/** The times at which something ended, with how many had lasted until then. */
function stepsOf(lifetimes: readonly Lifetime[]): readonly { time: number; ended: number; atRisk: number }[] {
  const sorted = [...lifetimes].sort((a, b) => a.lasted - b.lasted);
  const steps: { time: number; ended: number; atRisk: number }[] = [];
  sorted.forEach(({ lasted, ended }, index) => {
    if (!ended) return;
    const last = steps.at(-1);
    if (last?.time === lasted) last.ended += 1;
    // What stopped being seen at the same moment was still there.
    else steps.push({ time: lasted, ended: 1, atRisk: sorted.length - firstAt(sorted, index) });
  });
  return steps;
}

function firstAt(sorted: readonly Lifetime[], index: number): number {
  let first = index;
  while (first > 0 && sorted[first - 1]?.lasted === sorted[index]?.lasted) first -= 1;
  return first;
}

/** Bounds of the surviving share; where all have ended there is nothing to bound it from above. */
function boundsOf(survival: number, greenwood: number): readonly [number, number] {
  if (survival <= 0 || survival >= 1) return [survival, 1];
  const spread = (Z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return [survival ** Math.exp(spread), survival ** Math.exp(-spread)];
}
