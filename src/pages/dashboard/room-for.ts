/** Units that a character of 13 units takes, and the least and most that names get. */
const CHARACTER = 7;
const LEAST = 120;
const MOST = 248;

/** Margin that the names of a chart's rows need at its left. */
export function roomFor(rows: readonly { name: string }[]): number {
  const longest = Math.max(0, ...rows.map(({ name }) => name.length));
  return Math.min(MOST, Math.max(LEAST, Math.ceil(longest * CHARACTER) + 18));
}
