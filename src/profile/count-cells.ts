import { CAUSES } from "../taxonomy/causes.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { newestFirst } from "./count-classes.js";
import { groupIssues } from "./group-issues.js";
import { placeOf, probabilityAt } from "./packed-levels.js";
import type { ProfileCell } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

/** Estimates of fewer bugs, without an issue that has the pair as its first guess, are left out. */
const LEAST = 0.05;

const SYMPTOM_PLACES = SYMPTOMS.map(({ id }) => placeOf("symptom", id));
const CAUSE_PLACES = CAUSES.map(({ id }) => placeOf("cause", id));

/**
 * Symptom by cause. A decision holds the probabilities of symptoms and of causes, not of pairs: the pair's is taken for
 * their product in each issue, as if the text of the issue held all that ties the one to the other.
 */
export function countCells(issues: readonly WeighedIssue[]): ProfileCell[] {
  const study: Readonly<Record<string, Readonly<Record<string, number>>>> = STUDY.symptomByCause;
  const estimates = sumPairs(issues);
  const byFirst = groupIssues(issues, ({ first }) => `${first.symptom} ${first.cause}`);
  return SYMPTOMS.flatMap(({ id: symptom }, row) =>
    CAUSES.map(({ id: cause }, column) => {
      const pair = row * CAUSES.length + column;
      const firsts = byFirst.get(`${symptom} ${cause}`) ?? [];
      return {
        symptom,
        cause,
        estimate: estimates[pair] ?? 0,
        issues: newestFirst(firsts),
        fromThem: sumPairs(firsts)[pair] ?? 0,
        study: study[symptom]?.[cause] ?? 0,
      };
    }),
  ).filter((cell) => cell.study > 0 || cell.issues.length > 0 || cell.estimate >= LEAST);
}

/** Estimated bugs of all pairs, symptom by symptom. One loop: it runs over millions of numbers. */
function sumPairs(issues: readonly WeighedIssue[]): Float64Array {
  const sums = new Float64Array(SYMPTOMS.length * CAUSES.length);
  for (const { weight, levels } of issues) {
    for (let row = 0; row < SYMPTOM_PLACES.length; row += 1) {
      const share = weight * probabilityAt(levels, SYMPTOM_PLACES[row] ?? 0);
      if (share === 0) continue;
      for (let column = 0; column < CAUSE_PLACES.length; column += 1) {
        const pair = row * CAUSE_PLACES.length + column;
        sums[pair] = (sums[pair] ?? 0) + share * probabilityAt(levels, CAUSE_PLACES[column] ?? 0);
      }
    }
  }
  return sums;
}
