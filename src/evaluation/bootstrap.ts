/** Lower and upper end of a 95 % interval. */
export type Interval = readonly [number, number];

/** Deterministic pseudo-random numbers in [0, 1): mulberry32, so that the same data give the same interval. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Resamples items with replacement and computes a value of each sample.
 *
 * @returns one value a resample; `intervalOf` makes an interval of any number in them
 */
export function resample<Item, Value>(
  items: readonly Item[],
  compute: (sample: readonly Item[]) => Value,
  resamples = 500,
): readonly Value[] {
  const next = generator(items.length + 1);
  return Array.from({ length: resamples }, () =>
    compute(items.flatMap(() => items[Math.floor(next() * items.length)] ?? [])),
  );
}

function percentiles(values: readonly number[]): Interval | null {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length * 0.025)];
  const high = sorted[Math.ceil(sorted.length * 0.975) - 1];
  return low === undefined || high === undefined ? null : [low, high];
}

/** The 95 % bootstrap interval (percentiles) of one figure over resamples. */
export function intervalOf<Value>(resamples: readonly Value[], figure: (value: Value) => number): Interval {
  return percentiles(resamples.map(figure)) ?? [0, 0];
}

/** `intervalOf` over the resamples that define the figure, which is null in the others; null where none does. */
export function intervalWhereDefined<Value>(
  resamples: readonly Value[],
  figure: (value: Value) => number | null,
): Interval | null {
  return percentiles(resamples.flatMap((value) => figure(value) ?? []));
}
