import type { Judged } from "./metrics.js";

/** Counts by first label (row) and decided class (column). */
export type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Column of malfunctions that were decided to be something else. */
export const NO_MALFUNCTION = "no malfunction";

/** How often each label was taken for each class. */
export function confusionOf(judged: readonly Judged[]): Confusion {
  const table: Record<string, Record<string, number>> = {};
  for (const { truth, ranked } of judged) {
    const [row] = truth;
    if (row === undefined) continue;
    const column = ranked[0]?.id ?? NO_MALFUNCTION;
    table[row] ??= {};
    const cells = table[row];
    cells[column] = (cells[column] ?? 0) + 1;
  }
  return table;
}
