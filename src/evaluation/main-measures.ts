import { type Interval, intervalWhereDefined } from "./bootstrap.js";
import type { Figures } from "./evaluate.js";
import { type JudgedIssue, judgedAt } from "./judged-issue.js";
import type { Measures } from "./measure.js";

interface MeasureRow {
  id: string;
  name: string;
  /** null where it is undefined: the precision of no labels. */
  value: (measures: Measures) => number | null;
  /** How many issues the measure is over: of none it says nothing. */
  over: (issues: readonly JudgedIssue[]) => number;
  /** It says nothing of a classifier that reads nothing. */
  isOwn?: boolean;
}

const all = (issues: readonly JudgedIssue[]): number => issues.length;
const taken = (issues: readonly JudgedIssue[]): number =>
  issues.filter(({ isDecidedMalfunction }) => isDecidedMalfunction).length;
const labelled = (issues: readonly JudgedIssue[]): number => issues.filter(({ isMalfunction }) => isMalfunction).length;
const malfunctions = (issues: readonly JudgedIssue[]): number => judgedAt(issues, "symptom").length;
const phases = (issues: readonly JudgedIssue[]): number => judgedAt(issues, "phase").length;
const causes = (issues: readonly JudgedIssue[]): number => judgedAt(issues, "cause").length;
const components = (issues: readonly JudgedIssue[]): number => judgedAt(issues, "component").length;
const found = (issues: readonly JudgedIssue[]): number =>
  judgedAt(issues, "symptom").filter(({ ranked }) => ranked.length > 0).length;

/** The measures that are shown first, in this order. */
const MEASURES: readonly MeasureRow[] = [
  { id: "malfunctionF1", name: "malfunction or not, F1", value: (m) => m.malfunction.f1, over: all },
  { id: "malfunctionPrecision", name: "· precision", value: (m) => m.malfunction.precision, over: taken },
  { id: "malfunctionRecall", name: "· recall", value: (m) => m.malfunction.recall, over: labelled },
  { id: "kindAccuracy", name: "kind accuracy", value: (m) => m.kindAccuracy, over: all },
  { id: "symptomAccuracy", name: "symptom accuracy", value: (m) => m.symptom.accuracy, over: malfunctions },
  {
    id: "symptomAccuracyGivenMalfunction",
    name: "· given that it was decided a malfunction",
    value: (m) => m.symptom.accuracyGivenMalfunction,
    over: found,
  },
  { id: "symptomMacroF1", name: "symptom macro-F1", value: (m) => m.symptom.macroF1, over: malfunctions },
  { id: "symptomKappa", name: "symptom kappa", value: (m) => m.symptom.kappa, over: malfunctions },
  {
    id: "symptomCalibrationError",
    name: "symptom calibration error",
    value: (m) => m.symptom.calibrationError,
    over: found,
    isOwn: true,
  },
  { id: "phaseAccuracy", name: "phase accuracy", value: (m) => m.phaseAccuracy, over: phases },
  {
    id: "subtypeAccuracy",
    name: "subtype accuracy",
    value: (m) => m.subtypeAccuracy,
    over: (issues) => judgedAt(issues, "subtype").length,
  },
  { id: "componentFirst", name: "component, first", value: (m) => m.component.first, over: components },
  { id: "componentFirstThree", name: "component in first 3", value: (m) => m.component.firstThree, over: components },
  { id: "causeFirst", name: "cause in first 1", value: (m) => m.cause.first, over: causes },
  { id: "causeFirstThree", name: "cause in first 3", value: (m) => m.cause.firstThree, over: causes },
  { id: "causeCategory", name: "cause category, first", value: (m) => m.cause.category, over: causes },
];

/** Measures of the labels that were applied. */
const LABEL_MEASURES: readonly MeasureRow[] = (["symptom", "cause"] as const).flatMap((family) => [
  {
    id: `${family}LabelPrecision`,
    name: `${family} labels, precision`,
    value: (m: Measures) => (m.labels[family].applied === 0 ? null : m.labels[family].precision),
    over: (issues: readonly JudgedIssue[]) => issues.filter(({ candidates }) => candidates[family]?.isApplied).length,
    isOwn: true,
  },
  {
    id: `${family}LabelCoverage`,
    name: "· coverage of malfunctions",
    value: (m: Measures) => m.labels[family].coverage,
    over: malfunctions,
    isOwn: true,
  },
]);

/** A measure with its interval, and what a classifier that reads nothing gets. */
export interface MainMeasure {
  id: string;
  name: string;
  /** Issues that it is over. */
  over: number;
  /** null where it is over none. */
  value: number | null;
  interval: Interval | null;
  /** Of always deciding what is commonest in this file; null where that has no meaning. */
  commonest: number | null;
}

/** Main measures with 95 % intervals from resamples of the same issues. */
export function mainMeasures(
  issues: readonly JudgedIssue[],
  figures: Figures,
  resamples: readonly Measures[],
): readonly MainMeasure[] {
  return [...MEASURES, ...LABEL_MEASURES].map(({ id, name, value, over, isOwn }) => {
    const count = over(issues);
    return {
      id,
      name,
      over: count,
      value: count === 0 ? null : value(figures),
      interval: count === 0 ? null : intervalWhereDefined(resamples, value),
      commonest: isOwn || count === 0 ? null : value(figures.commonest),
    };
  });
}

/**
 * 95 % intervals of the differences (second - first) of all main measures, by id; null where a measure is undefined.
 *
 * @param first resamples of one decision about the issues
 * @param second resamples of another decision; the n-th is of the same issues as the n-th of `first`
 */
export function differenceIntervals(
  first: readonly Measures[],
  second: readonly Measures[],
): ReadonlyMap<string, Interval | null> {
  const pairs = first.flatMap((one, n) => {
    const other = second[n];
    return other ? [{ one, other }] : [];
  });
  return new Map(
    [...MEASURES, ...LABEL_MEASURES].map(({ id, value }) => [
      id,
      intervalWhereDefined(pairs, ({ one, other }) => {
        const [from, to] = [value(one), value(other)];
        return from === null || to === null ? null : to - from;
      }),
    ]),
  );
}
