import { binomialInterval } from "./binomial-interval.js";
import type { Interval } from "./bootstrap.js";
import type { JudgedFamily, JudgedIssue } from "./judged-issue.js";
import { ratio } from "./metrics.js";

/** What would happen if every label of at least this probability were applied. */
export interface CurvePoint {
  threshold: number;
  /** Labels that would be applied. */
  labels: number;
  precision: number;
  /** 95 % interval of the precision. */
  interval: Interval;
  /** Share of the malfunctions whose class is known that would be labelled. */
  coverage: number;
}

/**
 * Precision against coverage of a family's labels as one common gate falls, surest labels first. All issues count: a
 * label on one that is no malfunction is a wrong one. Labels of equal probability stand or fall together.
 */
export function coverageCurve(issues: readonly JudgedIssue[], family: JudgedFamily): readonly CurvePoint[] {
  const malfunctions = issues.filter(({ levels }) => levels[family] !== null).length;
  const candidates = issues
    .flatMap(({ candidates: { [family]: candidate }, isMalfunction }) =>
      candidate ? [{ ...candidate, isMalfunction }] : [],
    )
    .sort((a, b) => b.p - a.p);
  let right = 0;
  let covered = 0;
  return candidates.flatMap(({ p, isRight, isMalfunction }, index) => {
    right += isRight ? 1 : 0;
    covered += isMalfunction ? 1 : 0;
    if (candidates[index + 1]?.p === p) return [];
    const labels = index + 1;
    return [
      {
        threshold: p,
        labels,
        precision: right / labels,
        interval: binomialInterval(right, labels),
        coverage: ratio(covered, malfunctions),
      },
    ];
  });
}
