import type { LevelId } from "./levels.js";

/** Bugs of a class that came first to the App in a span, by the last decision on each. */
export interface Counted {
  /** Spans back from now. */
  age: number;
  /** null: bugs of the span in all, whatever their classes. */
  level: LevelId | null;
  /** The class; null where the decision names none of the level, and of all bugs. */
  id: string | null;
  count: number;
}

/** Bugs of a span, or of all spans where `isMeant` is left out, by class of the level. */
export function countByClass(
  counted: readonly Counted[],
  level: LevelId,
  isMeant: (age: number) => boolean = () => true,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { age, level: of, id, count } of counted) {
    if (of === level && id !== null && isMeant(age)) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}

/** Bugs in all. */
export function countAll(counted: readonly Counted[], isMeant: (age: number) => boolean = () => true): number {
  return counted.reduce((sum, { age, level, count }) => (level === null && isMeant(age) ? sum + count : sum), 0);
}
