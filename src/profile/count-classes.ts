import { binomialInterval } from "../evaluation/binomial-interval.js";
import { groupIssues } from "./group-issues.js";
import { type LevelName, PROFILE_LEVELS, sum } from "./levels.js";
import { placeOf, probabilityAt } from "./packed-levels.js";
import type { ProfileClass } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

/**
 * The classes of a level: how many bugs each would have, the issues behind it, and the study's share beside. A share sums
 * probabilities: a class that is often the second guess is undercounted where first guesses are counted. Its interval
 * takes the estimated bugs for as many that were drawn, which holds what a sample leaves open and what a calibrated
 * classifier does, not that its calibration may not hold here. Sorted by estimate.
 */
export function countClasses(name: LevelName, issues: readonly WeighedIssue[]): ProfileClass[] {
  const { rows, study, byEngine } = PROFILE_LEVELS[name];
  const places = rows.map(({ id }) => placeOf(name, id));
  const estimates = sumAt(issues, places);
  const byFirst = groupIssues(issues, ({ first }) => first[name]);
  const parts = rows.map((row, index) => {
    const firsts = byFirst.get(row.id) ?? [];
    const [fromThem = 0] = sumAt(firsts, [placeOf(name, row.id)]);
    return { row, estimate: estimates[index] ?? 0, fromThem, numbers: newestFirst(firsts) };
  });
  const all = parts.reduce((total, { estimate }) => total + estimate, 0);
  return parts
    .map(({ row, estimate, fromThem, numbers }) => {
      const counted = study.counts[row.id] ?? 0;
      const interval = pair(estimate, all);
      const studied = { count: counted, share: counted / study.of, interval: pair(counted, study.of) };
      return {
        id: row.id,
        name: row.name,
        estimate,
        share: all === 0 ? 0 : estimate / all,
        interval,
        issues: numbers,
        fromThem,
        study: studied,
        engines: Object.fromEntries(
          Object.entries(byEngine).map(([engine, counts]) => [engine, (counts[row.id] ?? 0) / sum(counts)]),
        ),
        differs: sideOf(interval, studied.interval),
      };
    })
    .sort((a, b) => b.estimate - a.estimate || b.study.count - a.study.count);
}

/** Estimated bugs at each of the places. One loop over all of them: it runs over hundreds of thousands of numbers. */
function sumAt(issues: readonly WeighedIssue[], places: readonly number[]): Float64Array {
  const sums = new Float64Array(places.length);
  for (const { weight, levels } of issues) {
    for (let index = 0; index < places.length; index += 1) {
      sums[index] = (sums[index] ?? 0) + weight * probabilityAt(levels, places[index] ?? 0);
    }
  }
  return sums;
}

/** Numbers of issues, the newest first. */
export function newestFirst(issues: readonly { number: number }[]): number[] {
  return issues.map(({ number }) => number).sort((a, b) => b - a);
}

function pair(part: number, whole: number): [number, number] {
  // A sum of many small numbers may pass its whole by a rounding error.
  const [low, high] = binomialInterval(Math.min(part, whole), whole);
  return [low, high];
}

/** Intervals that lie apart differ more surely than 95 %: of the fifty classes here, few would by chance. */
function sideOf(here: [number, number], study: [number, number]): ProfileClass["differs"] {
  if (here[0] > study[1]) return "more";
  return here[1] < study[0] ? "less" : null;
}
