import { LEVELS } from "../classify/levels.js";
import { STUDY } from "../taxonomy/study-tables.js";
import type { JudgedPast } from "./judge-issue.js";
import type { BacktestReport } from "./report-schema.js";

/** Symptom and cause of decided malfunctions, first guesses both, beside the study's counts of bugs. */
export function countCoOccurrence(judged: readonly JudgedPast[]): BacktestReport["coOccurrence"] {
  const here = new Map<string, number>();
  for (const { decision } of judged) {
    const pair = `${decision.symptoms[0]?.id} ${decision.causes[0]?.id}`;
    here.set(pair, (here.get(pair) ?? 0) + 1);
  }
  const study: Readonly<Record<string, Readonly<Record<string, number>>>> = STUDY.symptomByCause;
  return LEVELS.symptom
    .flatMap((symptom) =>
      LEVELS.cause.map((cause) => ({
        symptom,
        cause,
        here: here.get(`${symptom} ${cause}`) ?? 0,
        study: study[symptom]?.[cause] ?? 0,
      })),
    )
    .filter((pair) => pair.here + pair.study > 0);
}
