/** How finely time is cut, and how far back one looks. */
export const PERIODS = {
  week: { name: "Weeks", one: "week", this: "this week", days: 7, shown: 12 },
  month: { name: "Months", one: "month", this: "this month", days: 30, shown: 12 },
} as const;
export type PeriodId = keyof typeof PERIODS;

const DAY_MS = 86_400_000;

/** A span of days; the last one ends now, so that it is as long as those before it. */
export interface Span {
  /** 0: the one that ends now; 1: the one before it. */
  age: number;
  from: Date;
  to: Date;
}

/** The spans of a period, oldest first. `week` is seven days back from now, `month` thirty. */
export function spansOf(period: PeriodId, now: Date): readonly Span[] {
  const { days, shown } = PERIODS[period];
  const at = (age: number): Date => new Date(now.getTime() - age * days * DAY_MS);
  return Array.from({ length: shown }, (_, index) => {
    const age = shown - 1 - index;
    return { age, from: at(age + 1), to: at(age) };
  });
}
