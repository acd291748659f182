import type { LevelId } from "./levels.js";

/** Bugs that came first to the App in a span, by the classes of their last decision. */
export type Counted = Readonly<Record<LevelId, string | null>> & {
  /** Spans back from now. */
  age: number;
  count: number;
};

/** Bugs of a span, or of all spans where `ages` is left out, by class of the level. */
export function countByClass(
  counted: readonly Counted[],
  level: LevelId,
  isMeant: (age: number) => boolean = () => true,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of counted) {
    const id = row[level];
    if (id !== null && isMeant(row.age)) counts.set(id, (counts.get(id) ?? 0) + row.count);
  }
  return counts;
}

/** Bugs in all. */
export function countAll(counted: readonly Counted[], isMeant: (age: number) => boolean = () => true): number {
  return counted.reduce((sum, { age, count }) => (isMeant(age) ? sum + count : sum), 0);
}
