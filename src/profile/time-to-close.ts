import { CAUSES } from "../taxonomy/causes.js";
import { newestFirst } from "./count-classes.js";
import { groupIssues } from "./group-issues.js";
import { medianSurvival } from "./median-survival.js";
import type { Closing, Profile } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

const DAY = 86_400_000;
/** A cause with fewer issues gives no median that says anything. */
const LEAST_ISSUES = 5;
/** Where it is not known of more of the closed issues when they were closed, leaving them out would make times look long. */
const MOST_UNTIMED = 0.05;

/**
 * How many malfunctions are closed and open, and the days until they are closed, in all and by first guess of the cause, the
 * slowest first. Issues of which it is not known whether they are open are left out.
 *
 * @param since ISO 8601 time; times are of issues that were opened since alone. null: of all
 * @param asOf ISO 8601 time at which open issues were seen to be open; null where nothing is known of any
 */
export function timeToClose(
  issues: readonly WeighedIssue[],
  asOf: string | null,
  since: string | null,
): Profile["closing"] {
  if (asOf === null) return { asOf: null, since: null, rows: [] };
  const known = issues.filter((issue) => issue.createdAt !== null && (isClosed(issue) || issue.isOpen === true));
  const byCause = groupIssues(known, ({ first }) => first.cause);
  const rows = CAUSES.map(({ id, name }) => rowOf(id, name, byCause.get(id) ?? [], asOf, since)).filter(
    ({ closed, open }) => closed.length + open.length >= LEAST_ISSUES,
  );
  rows.sort((a, b) => slowness(b) - slowness(a) || b.open.length - a.open.length);
  const all = rowOf(null, "All malfunctions", known, asOf, since);
  return {
    asOf: asOf.slice(0, 10),
    since: since?.slice(0, 10) ?? null,
    rows: known.length < LEAST_ISSUES ? [] : [all, ...rows],
  };
}

function isClosed({ closedAt, isOpen }: WeighedIssue): boolean {
  return closedAt !== null || isOpen === false;
}

function slowness({ median }: Closing): number {
  return median ?? Number.MAX_VALUE;
}

function rowOf(
  cause: string | null,
  name: string,
  issues: readonly WeighedIssue[],
  asOf: string,
  since: string | null,
): Closing {
  const closed = issues.filter(isClosed);
  const watched = issues.filter(({ createdAt }) => since === null || (createdAt !== null && createdAt >= since));
  const timed = watched.filter((issue) => !isClosed(issue) || issue.closedAt !== null);
  const untimed = watched.length - timed.length;
  const lifetimes = timed.map(({ createdAt, closedAt }) => ({
    lasted: Math.max(0, (Date.parse(closedAt ?? asOf) - Date.parse(createdAt ?? asOf)) / DAY),
    ended: closedAt !== null,
  }));
  return {
    cause,
    name,
    closed: newestFirst(closed),
    open: newestFirst(issues.filter((issue) => !isClosed(issue))),
    untimed: closed.filter(({ closedAt }) => closedAt === null).length,
    ...medianSurvival(untimed > MOST_UNTIMED * watched.filter(isClosed).length ? [] : lifetimes),
  };
}
