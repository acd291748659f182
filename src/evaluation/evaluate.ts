import { LEVELS } from "../classify/levels.js";
import { type ReliabilityBin, reliabilityBins } from "./calibration.js";
import { type CoOccurrence, coOccurrence } from "./co-occurrence.js";
import { alwaysCommonest } from "./commonest.js";
import { confidentMistakes, type Mistake } from "./confident-mistakes.js";
import { type Confusion, confusionOf } from "./confusion.js";
import { type CurvePoint, coverageCurve } from "./coverage-curve.js";
import { type JudgedIssue, judgedAt } from "./judged-issue.js";
import { type Measures, measure } from "./measure.js";
import { type ClassFigures, classFigures, type RankedClassFigures, rankedClassFigures, recallAt } from "./metrics.js";

/** All that is known of how right decisions were. */
export interface Figures extends Measures {
  issues: number;
  malfunctions: number;
  /** Malfunctions that were decided to be something else: wrong at every level below the kind. */
  missedMalfunctions: number;
  symptom: Measures["symptom"] & { confusion: Confusion };
  kinds: { classes: readonly ClassFigures[]; confusion: Confusion };
  phases: readonly ClassFigures[];
  components: readonly RankedClassFigures[];
  causes: readonly RankedClassFigures[];
  /** Share of malfunctions with the first label among the first k; k is the index plus 1. */
  recallAtK: Readonly<Record<"component" | "cause", { decided: readonly number[]; commonest: readonly number[] }>>;
  reliability: Readonly<Record<"malfunction" | "phase" | "symptom" | "cause", readonly ReliabilityBin[]>>;
  curves: { symptom: readonly CurvePoint[]; cause: readonly CurvePoint[] };
  coOccurrence: readonly CoOccurrence[];
  mistakes: { kind: readonly Mistake[]; symptom: readonly Mistake[]; cause: readonly Mistake[] };
  /** The same measures of a classifier that ranks classes by their frequency in this file. */
  commonest: Measures;
}

const MISTAKES = 10;
/** Ranks for which recall is shown. */
const RANKS = Array.from({ length: 10 }, (_, index) => index + 1);

/** Figures of decisions against labels. */
export function evaluate(issues: readonly JudgedIssue[]): Figures {
  const measures = measure(issues);
  const commonest = alwaysCommonest(issues);
  const malfunctions = issues.filter(({ isMalfunction }) => isMalfunction);
  const decidedMalfunctions = issues.filter(({ isDecidedMalfunction }) => isDecidedMalfunction);
  const recalls = (of: readonly JudgedIssue[], level: "component" | "cause") =>
    RANKS.map((k) => recallAt(judgedAt(of, level), k));
  return {
    issues: issues.length,
    malfunctions: malfunctions.length,
    missedMalfunctions: malfunctions.filter(({ isDecidedMalfunction }) => !isDecidedMalfunction).length,
    ...measures,
    symptom: { ...measures.symptom, confusion: confusionOf(judgedAt(issues, "symptom")) },
    kinds: {
      classes: classFigures(judgedAt(issues, "kind"), LEVELS.kind),
      confusion: confusionOf(judgedAt(issues, "kind")),
    },
    phases: classFigures(judgedAt(issues, "phase"), LEVELS.phase),
    components: rankedClassFigures(judgedAt(issues, "component"), LEVELS.component),
    causes: rankedClassFigures(judgedAt(issues, "cause"), LEVELS.cause),
    recallAtK: {
      component: { decided: recalls(issues, "component"), commonest: recalls(commonest, "component") },
      cause: { decided: recalls(issues, "cause"), commonest: recalls(commonest, "cause") },
    },
    reliability: {
      malfunction: reliabilityBins(judgedAt(decidedMalfunctions, "kind")),
      phase: reliabilityBins(judgedAt(issues, "phase")),
      symptom: reliabilityBins(judgedAt(issues, "symptom")),
      cause: reliabilityBins(judgedAt(issues, "cause")),
    },
    curves: { symptom: coverageCurve(issues, "symptom"), cause: coverageCurve(issues, "cause") },
    coOccurrence: coOccurrence(issues),
    mistakes: {
      kind: confidentMistakes(issues, "kind", MISTAKES),
      symptom: confidentMistakes(issues, "symptom", MISTAKES),
      cause: confidentMistakes(issues, "cause", MISTAKES),
    },
    commonest: measure(commonest),
  };
}
