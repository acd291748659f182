import { NO_SUBTYPE } from "../classify/levels.js";
import type { Decision } from "../decide/decision.js";
import { parseLabelName } from "../decide/label-names.js";
import { CAUSES } from "../taxonomy/causes.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { Labels } from "../training/labelled-issue.js";
import {
  accuracy,
  type ClassFigures,
  classFigures,
  expectedCalibrationError,
  type Judged,
  kappa,
  macroF1,
  recallAt,
} from "./metrics.js";

/** What was decided of an issue and what is true of it. */
export interface Evaluated {
  decision: Decision;
  labels: Labels;
}

/** Precision of applied labels, and on what share of the issues that could have one they stand. */
export interface LabelFigures {
  applied: number;
  precision: number;
  coverage: number;
}

export interface Figures {
  issues: number;
  malfunctions: number;
  /** Of "malfunction" against the rest. */
  malfunction: { precision: number; recall: number; f1: number };
  kindAccuracy: number;
  /** All that follow are over malfunctions that were decided to be one; symptom also counts those missed as wrong. */
  symptom: {
    accuracy: number;
    macroF1: number;
    kappa: number;
    calibrationError: number;
    classes: readonly ClassFigures[];
    /** Row: label; column: decided. */
    confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  phaseAccuracy: number;
  subtypeAccuracy: number;
  component: { first: number; firstThree: number };
  cause: { first: number; firstThree: number; category: number };
  labels: { symptom: LabelFigures; cause: LabelFigures };
  /** Symptom labels on issues that are no malfunction. */
  strayLabels: number;
  comments: number;
}

/**
 * Figures of decisions against labels. Levels below the kind are judged on issues labelled as malfunctions; one that was
 * decided to be something else counts as wrong there.
 */
export function evaluate(evaluated: readonly Evaluated[]): Figures {
  const malfunctions = evaluated.filter(({ labels }) => labels.kind === "malfunction");
  const judge = (
    truth: (labels: Labels) => readonly (string | null)[],
    ranked: (decision: Decision) => Judged["ranked"],
    over: readonly Evaluated[] = malfunctions,
  ): readonly Judged[] =>
    over.map(({ decision, labels }) => ({
      truth: truth(labels).flatMap((id) => id ?? []),
      ranked: ranked(decision),
    }));
  const symptoms = judge(
    ({ symptoms: ids }) => ids,
    (decision) => decision.symptoms,
  );
  const classes = SYMPTOMS.map(({ id }) => id);
  const symptomClasses = classFigures(symptoms, classes);
  const components = judge(
    (labels) => labels.components,
    (decision) => decision.components,
  );
  const causes = judge(
    (labels) => labels.causes,
    (decision) => decision.causes,
  );
  const unexpected = malfunctions.filter(({ labels }) => labels.symptoms[0] === "unexpected-output");
  return {
    issues: evaluated.length,
    malfunctions: malfunctions.length,
    malfunction: malfunctionFigures(evaluated),
    kindAccuracy: accuracy(
      judge(
        ({ kind }) => [kind],
        ({ kind }) => [kind],
        evaluated,
      ),
    ),
    symptom: {
      accuracy: accuracy(symptoms),
      macroF1: macroF1(symptomClasses),
      kappa: kappa(symptoms, classes),
      calibrationError: expectedCalibrationError(symptoms),
      classes: symptomClasses,
      confusion: confusion(symptoms),
    },
    phaseAccuracy: accuracy(
      judge(
        ({ phase }) => [phase],
        ({ phase }) => (phase ? [phase] : []),
      ),
    ),
    subtypeAccuracy: accuracy(
      judge(
        ({ subtype }) => [subtype ?? NO_SUBTYPE],
        ({ subtype }) => [subtype ?? { id: NO_SUBTYPE, p: 1 }],
        unexpected,
      ),
    ),
    component: { first: recallAt(components, 1), firstThree: recallAt(components, 3) },
    cause: { first: recallAt(causes, 1), firstThree: recallAt(causes, 3), category: categoryAccuracy(causes) },
    labels: { symptom: labelFigures("symptom", evaluated), cause: labelFigures("cause", evaluated) },
    strayLabels: evaluated.filter(
      ({ decision, labels }) => labels.kind !== "malfunction" && labelOf("symptom", decision) !== null,
    ).length,
    comments: evaluated.filter(({ decision }) => decision.comment !== null).length,
  };
}

function malfunctionFigures(evaluated: readonly Evaluated[]): Figures["malfunction"] {
  const [figures] = classFigures(
    evaluated.map(({ decision, labels }) => ({ truth: [labels.kind], ranked: [decision.kind] })),
    ["malfunction"],
  );
  return { precision: figures?.precision ?? 0, recall: figures?.recall ?? 0, f1: figures?.f1 ?? 0 };
}

function confusion(judged: readonly Judged[]): Figures["symptom"]["confusion"] {
  const table: Record<string, Record<string, number>> = {};
  for (const { truth, ranked } of judged) {
    const row = truth[0] ?? "none";
    const column = ranked[0]?.id ?? "no malfunction";
    table[row] ??= {};
    const cells = table[row];
    cells[column] = (cells[column] ?? 0) + 1;
  }
  return table;
}

function categoryOf(id: string | undefined): string | undefined {
  return CAUSES.find((cause) => cause.id === id)?.category;
}

/** Share of issues where the likeliest category (sum over its causes) is that of the first labelled cause. */
function categoryAccuracy(causes: readonly Judged[]): number {
  const right = causes.filter(({ truth, ranked }) => {
    const sums = new Map<string, number>();
    for (const { id, p } of ranked) {
      const category = categoryOf(id);
      if (category) sums.set(category, (sums.get(category) ?? 0) + p);
    }
    const [best] = [...sums].sort((a, b) => b[1] - a[1]);
    return best !== undefined && best[0] === categoryOf(truth[0]);
  });
  return causes.length === 0 ? 0 : right.length / causes.length;
}

function labelOf(family: "symptom" | "cause", decision: Decision): string | null {
  const parsed = decision.labels.map(parseLabelName).find((label) => label?.family === family);
  return parsed?.id ?? null;
}

/** Coverage is over malfunctions; a label on an issue that is none counts against precision. */
function labelFigures(family: "symptom" | "cause", evaluated: readonly Evaluated[]): LabelFigures {
  const applied = evaluated.flatMap(({ decision, labels }) => {
    const id = labelOf(family, decision);
    if (id === null) return [];
    const truth: readonly string[] = family === "symptom" ? labels.symptoms : labels.causes.slice(0, 1);
    return [{ isRight: truth.includes(id), isMalfunction: labels.kind === "malfunction" }];
  });
  const malfunctions = evaluated.filter(({ labels }) => labels.kind === "malfunction").length;
  return {
    applied: applied.length,
    precision: applied.length === 0 ? 0 : applied.filter(({ isRight }) => isRight).length / applied.length,
    coverage: malfunctions === 0 ? 0 : applied.filter(({ isMalfunction }) => isMalfunction).length / malfunctions,
  };
}
