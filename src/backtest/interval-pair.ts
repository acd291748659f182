import type { Interval } from "../evaluation/bootstrap.js";

/** An interval as it stands in a report; null where there is none. */
export function intervalPair(interval: readonly number[] | null): Interval | null {
  const [low, high] = interval ?? [];
  return low === undefined || high === undefined ? null : [low, high];
}
