import type { Interval } from "./bootstrap.js";

/** Shown where nothing was measured. */
export const NOTHING = "–";

/** A share with three decimals. */
export function formatShare(value: number | null): string {
  return value === null ? NOTHING : value.toFixed(3);
}

/** An interval of shares: `0.723 to 0.815`. */
export function formatInterval(interval: Interval | null): string {
  return interval === null ? NOTHING : `${formatShare(interval[0])} to ${formatShare(interval[1])}`;
}

/** A share in percent with one decimal, for sentences; number and sign stay on one line. */
export function formatPercent(value: number): string {
  return `${(value * 100).toFixed(1)}\u00a0%`;
}
