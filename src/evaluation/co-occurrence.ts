import { LEVELS } from "../classify/levels.js";
import type { JudgedIssue } from "./judged-issue.js";

/** How many malfunctions have this symptom from this cause: by their first labels, and as decided. */
export interface CoOccurrence {
  symptom: string;
  cause: string;
  labelled: number;
  decided: number;
}

/** Pairs that occur, over issues labelled as malfunctions, in the codebook's order. */
export function coOccurrence(issues: readonly JudgedIssue[]): readonly CoOccurrence[] {
  const labelled = countPairs(issues.map(({ levels }) => [levels.symptom?.truth[0], levels.cause?.truth[0]]));
  const decided = countPairs(issues.map(({ levels }) => [levels.symptom?.ranked[0]?.id, levels.cause?.ranked[0]?.id]));
  return LEVELS.symptom
    .flatMap((symptom) =>
      LEVELS.cause.map((cause) => ({
        symptom,
        cause,
        labelled: labelled.get(`${symptom} ${cause}`) ?? 0,
        decided: decided.get(`${symptom} ${cause}`) ?? 0,
      })),
    )
    .filter((pair) => pair.labelled + pair.decided > 0);
}

function countPairs(pairs: readonly (readonly (string | undefined)[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair.join(" "), (counts.get(pair.join(" ")) ?? 0) + 1);
  return counts;
}
