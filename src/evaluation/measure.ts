import { LEVELS } from "../classify/levels.js";
import { calibrationError, reliabilityBins } from "./calibration.js";
import { type JudgedFamily, type JudgedIssue, judgedAt } from "./judged-issue.js";
import { accuracy, type ClassFigures, classFigures, kappa, macroF1, ratio, recallAt } from "./metrics.js";

/** Precision of applied labels, and on what share of the malfunctions they stand. */
export interface LabelFigures {
  applied: number;
  precision: number;
  coverage: number;
}

/** The main figures: those that get an interval. A share of nothing is 0. */
export interface Measures {
  /** Of "malfunction" against the rest. */
  malfunction: { precision: number; recall: number; f1: number };
  kindAccuracy: number;
  /** This and all that follow: over issues labelled as malfunctions; one decided to be something else is wrong. */
  symptom: {
    accuracy: number;
    /** Only over those that were also decided to be a malfunction. */
    accuracyGivenMalfunction: number;
    macroF1: number;
    kappa: number;
    calibrationError: number;
    classes: readonly ClassFigures[];
  };
  phaseAccuracy: number;
  /** Over issues labelled Unexpected Output. */
  subtypeAccuracy: number;
  component: { first: number; firstThree: number };
  cause: { first: number; firstThree: number; category: number };
  labels: { symptom: LabelFigures; cause: LabelFigures };
  /** Symptom labels on issues that are no malfunction. */
  strayLabels: number;
  comments: number;
}

/** Measures judged issues. Cheap enough to be repeated for every resample of a bootstrap. */
export function measure(issues: readonly JudgedIssue[]): Measures {
  const symptoms = judgedAt(issues, "symptom");
  const symptomClasses = classFigures(symptoms, LEVELS.symptom);
  const components = judgedAt(issues, "component");
  const causes = judgedAt(issues, "cause");
  const [malfunction] = classFigures(judgedAt(issues, "kind"), ["malfunction"]);
  return {
    malfunction: {
      precision: malfunction?.precision ?? 0,
      recall: malfunction?.recall ?? 0,
      f1: malfunction?.f1 ?? 0,
    },
    kindAccuracy: accuracy(judgedAt(issues, "kind")),
    symptom: {
      accuracy: accuracy(symptoms),
      accuracyGivenMalfunction: accuracy(symptoms.filter(({ ranked }) => ranked.length > 0)),
      macroF1: macroF1(symptomClasses),
      kappa: kappa(symptoms, LEVELS.symptom),
      calibrationError: calibrationError(reliabilityBins(symptoms)),
      classes: symptomClasses,
    },
    phaseAccuracy: accuracy(judgedAt(issues, "phase")),
    subtypeAccuracy: accuracy(judgedAt(issues, "subtype")),
    component: { first: recallAt(components, 1), firstThree: recallAt(components, 3) },
    cause: {
      first: recallAt(causes, 1),
      firstThree: recallAt(causes, 3),
      category: accuracy(issues.flatMap(({ category }) => category ?? [])),
    },
    labels: { symptom: labelFigures("symptom", issues), cause: labelFigures("cause", issues) },
    strayLabels: issues.filter(({ isMalfunction, candidates }) => !isMalfunction && candidates.symptom?.isApplied)
      .length,
    comments: issues.filter(({ isCommented }) => isCommented).length,
  };
}

/** Coverage is over malfunctions whose class is known; a label on an issue that is none counts against precision. */
function labelFigures(family: JudgedFamily, issues: readonly JudgedIssue[]): LabelFigures {
  const applied = issues.filter(({ candidates }) => candidates[family]?.isApplied);
  const right = applied.filter(({ candidates }) => candidates[family]?.isRight);
  const covered = applied.filter(({ isMalfunction }) => isMalfunction);
  return {
    applied: applied.length,
    precision: ratio(right.length, applied.length),
    coverage: ratio(covered.length, issues.filter(({ levels }) => levels[family] !== null).length),
  };
}
