import { CAUSES } from "../taxonomy/causes.js";
import { newestFirst } from "./count-classes.js";
import { medianSurvival } from "./median-survival.js";
import type { Closing, Profile } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

const DAY = 86_400_000;
/** A cause with fewer issues gives no median that says anything. */
const LEAST_ISSUES = 5;

/**
 * Days until malfunctions are closed, in all and by first guess of the cause, the slowest first. Issues of which it is not
 * known whether they are open are left out.
 *
 * @param asOf ISO 8601 time at which open issues were seen to be open; null where nothing is known of any
 */
export function timeToClose(issues: readonly WeighedIssue[], asOf: string | null): Profile["closing"] {
  if (asOf === null) return { asOf: null, rows: [] };
  const known = issues.filter(
    (issue) => issue.createdAt !== null && (issue.closedAt !== null || issue.isOpen === true),
  );
  const rows = CAUSES.map(({ id, name }) =>
    rowOf(
      id,
      name,
      known.filter(({ first }) => first.cause === id),
      asOf,
    ),
  ).filter(({ closed, open }) => closed.length + open.length >= LEAST_ISSUES);
  rows.sort((a, b) => (b.median ?? Number.MAX_VALUE) - (a.median ?? Number.MAX_VALUE));
  const all = rowOf(null, "All malfunctions", known, asOf);
  return { asOf: asOf.slice(0, 10), rows: known.length < LEAST_ISSUES ? [] : [all, ...rows] };
}

function rowOf(cause: string | null, name: string, issues: readonly WeighedIssue[], asOf: string): Closing {
  const lifetimes = issues.map(({ createdAt, closedAt }) => ({
    lasted: Math.max(0, (Date.parse(closedAt ?? asOf) - Date.parse(createdAt ?? asOf)) / DAY),
    ended: closedAt !== null,
  }));
  return {
    cause,
    name,
    closed: newestFirst(issues.filter(({ closedAt }) => closedAt !== null)),
    open: newestFirst(issues.filter(({ closedAt }) => closedAt === null)),
    ...medianSurvival(lifetimes),
  };
}
