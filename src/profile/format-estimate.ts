const NARROW = "\u00a0";

/** An estimated number of bugs: whole from ten on, with one decimal below. */
export function formatEstimate(estimate: number): string {
  return estimate >= 10 || estimate === 0 ? String(Math.round(estimate)) : estimate.toFixed(1);
}

/** A share in percent, with one decimal below ten; number and sign stay on one line. */
export function formatPart(share: number): string {
  const percent = share * 100;
  return `${percent >= 9.95 || percent === 0 ? Math.round(percent) : percent.toFixed(1)}${NARROW}%`;
}

/** An interval of shares: `12 to 18 %`. */
export function formatParts([low, high]: readonly [number, number]): string {
  return `${formatPart(low).replace(`${NARROW}%`, "")} to ${formatPart(high)}`;
}

/** Days, with one decimal below ten; null: not known. */
export function formatDays(days: number | null): string | null {
  if (days === null) return null;
  return days >= 10 ? String(Math.round(days)) : days.toFixed(1);
}

/** `1 issue`, `2 issues`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
