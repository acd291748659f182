import Table from "cli-table3";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { Interval } from "./bootstrap.js";
import type { Figures } from "./evaluate.js";

/** Figures that get an interval. */
export interface Intervals {
  malfunctionF1: Interval;
  symptomAccuracy: Interval;
  symptomMacroF1: Interval;
  phaseAccuracy: Interval;
  causeFirst: Interval;
  causeFirstThree: Interval;
  causeCategory: Interval;
  componentFirst: Interval;
}

function share(value: number): string {
  return value.toFixed(3);
}

function withInterval(value: number, [low, high]: Interval): string {
  return `${share(value)}  (${share(low)} to ${share(high)})`;
}

/** Figures as a report for the terminal: measures with 95 % intervals, classes, confusion. */
export function printFigures(figures: Figures, intervals: Intervals): string {
  const measures = new Table({ head: ["measure", "value (95 % interval)"], style: { head: [], border: [] } });
  measures.push(
    ["malfunction or not, F1", withInterval(figures.malfunction.f1, intervals.malfunctionF1)],
    ["kind accuracy", share(figures.kindAccuracy)],
    ["symptom accuracy", withInterval(figures.symptom.accuracy, intervals.symptomAccuracy)],
    ["symptom macro-F1", withInterval(figures.symptom.macroF1, intervals.symptomMacroF1)],
    ["symptom kappa", share(figures.symptom.kappa)],
    ["symptom calibration error", share(figures.symptom.calibrationError)],
    ["phase accuracy", withInterval(figures.phaseAccuracy, intervals.phaseAccuracy)],
    ["subtype accuracy", share(figures.subtypeAccuracy)],
    ["cause in first 1", withInterval(figures.cause.first, intervals.causeFirst)],
    ["cause in first 3", withInterval(figures.cause.firstThree, intervals.causeFirstThree)],
    ["cause category, first", withInterval(figures.cause.category, intervals.causeCategory)],
    ["component, first", withInterval(figures.component.first, intervals.componentFirst)],
    ["component in first 3", share(figures.component.firstThree)],
    ["symptom labels: precision at coverage", labelled(figures.labels.symptom)],
    ["cause labels: precision at coverage", labelled(figures.labels.cause)],
    ["symptom labels on no malfunction", String(figures.strayLabels)],
    ["comments", String(figures.comments)],
  );
  const classes = new Table({
    head: ["symptom", "issues", "precision", "recall", "F1"],
    style: { head: [], border: [] },
  });
  for (const row of figures.symptom.classes) {
    classes.push([row.id, row.support, share(row.precision), share(row.recall), share(row.f1)]);
  }
  const columns = [...SYMPTOMS.map(({ id }) => id), "no malfunction"];
  const confusion = new Table({ head: ["label \\ decided", ...columns], style: { head: [], border: [] } });
  for (const { id } of SYMPTOMS) {
    confusion.push([id, ...columns.map((column) => figures.symptom.confusion[id]?.[column] ?? 0)]);
  }
  return [
    `${figures.issues} issues, ${figures.malfunctions} of them malfunctions`,
    measures.toString(),
    classes.toString(),
    confusion.toString(),
    "",
  ].join("\n");
}

function labelled({ precision, coverage, applied }: Figures["labels"]["symptom"]): string {
  return `${share(precision)} at ${share(coverage)} (${applied} labels)`;
}
