import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { newestFirst } from "./count-classes.js";
import { placeOf, probabilityAt } from "./packed-levels.js";
import type { Profile } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

type Unit = Profile["trend"]["unit"];

/** More periods than this, and the next longer unit is taken. */
const MOST_PERIODS = 24;
const MONTHS: Readonly<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** Estimated bugs over time by symptom, each period between the first and the last among them; issues without a day are left out. */
export function countPeriods(issues: readonly WeighedIssue[]): Profile["trend"] {
  const dated = issues.flatMap((issue) =>
    issue.createdAt === null ? [] : [{ issue, month: monthOf(issue.createdAt) }],
  );
  const months = dated.map(({ month }) => month);
  const [first, last] = [Math.min(...months), Math.max(...months)];
  const unit = unitFor(last - first + 1);
  const byPeriod = new Map<number, WeighedIssue[]>();
  if (dated.length > 0) {
    for (let at = periodOf(first, unit); at <= periodOf(last, unit); at += 1) byPeriod.set(at, []);
  }
  for (const { issue, month } of dated) byPeriod.get(periodOf(month, unit))?.push(issue);
  return {
    unit,
    periods: [...byPeriod].map(([at, members]) => ({
      id: nameOf(at, unit),
      estimate: members.reduce((sum, { weight }) => sum + weight, 0),
      symptoms: symptomsOf(members),
      issues: newestFirst(members),
    })),
  };
}

function symptomsOf(issues: readonly WeighedIssue[]): Record<string, number> {
  const sums = SYMPTOMS.map(({ id }) => {
    const place = placeOf("symptom", id);
    return [id, issues.reduce((sum, { weight, levels }) => sum + weight * probabilityAt(levels, place), 0)] as const;
  });
  return Object.fromEntries(sums.filter(([, estimate]) => estimate > 0));
}

/** Months since the year 0 by UTC. */
function monthOf(iso: string): number {
  const date = new Date(iso);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function unitFor(months: number): Unit {
  const fitting = (["month", "quarter"] as const).find((unit) => months / MONTHS[unit] <= MOST_PERIODS);
  return fitting ?? "year";
}

function periodOf(month: number, unit: Unit): number {
  return Math.floor(month / MONTHS[unit]);
}

function nameOf(period: number, unit: Unit): string {
  const month = period * MONTHS[unit];
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  const inYear = month % 12;
  if (unit === "year") return year;
  return unit === "quarter" ? `${year}-Q${inYear / 3 + 1}` : `${year}-${String(inYear + 1).padStart(2, "0")}`;
}
