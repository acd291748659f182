import { CAUSES } from "../taxonomy/causes.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { newestFirst } from "./count-classes.js";
import type { ProfileCell } from "./profile-schema.js";
import type { WeighedIssue } from "./weighed-issue.js";

/** Estimates of fewer bugs, without an issue that has the pair as its first guess, are left out. */
const LEAST = 0.05;

/**
 * Symptom by cause. A decision holds the probabilities of symptoms and of causes, not of pairs: the pair's is taken for
 * their product in each issue, as if the text of the issue held all that ties the one to the other.
 */
export function countCells(issues: readonly WeighedIssue[]): ProfileCell[] {
  const estimates = new Map<string, number>();
  for (const { weight, levels } of issues) {
    for (const [symptom, p] of Object.entries(levels.symptom)) {
      for (const [cause, q] of Object.entries(levels.cause)) {
        const key = `${symptom} ${cause}`;
        estimates.set(key, (estimates.get(key) ?? 0) + weight * p * q);
      }
    }
  }
  const study: Readonly<Record<string, Readonly<Record<string, number>>>> = STUDY.symptomByCause;
  return SYMPTOMS.flatMap(({ id: symptom }) =>
    CAUSES.map(({ id: cause }) => {
      const firsts = issues.filter(({ first }) => first.symptom === symptom && first.cause === cause);
      return {
        symptom,
        cause,
        estimate: estimates.get(`${symptom} ${cause}`) ?? 0,
        issues: newestFirst(firsts),
        fromThem: firsts.reduce(
          (sum, { weight, levels }) => sum + weight * (levels.symptom[symptom] ?? 0) * (levels.cause[cause] ?? 0),
          0,
        ),
        study: study[symptom]?.[cause] ?? 0,
      };
    }),
  ).filter((cell) => cell.study > 0 || cell.issues.length > 0 || cell.estimate >= LEAST);
}
