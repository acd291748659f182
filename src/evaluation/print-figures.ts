import { LEVELS } from "../classify/levels.js";
import { type Confusion, NO_MALFUNCTION } from "./confusion.js";
import type { Evaluation } from "./evaluation.js";
import { formatInterval, formatShare } from "./format-number.js";
import { printClasses, printMistakes } from "./print-details.js";
import { table } from "./terminal-table.js";

/**
 * An evaluation as a report for the terminal: measures with 95 % intervals, symptoms, confusions, in about two screens.
 *
 * @param verbose also the classes of every other level, reliability and the surest mistakes
 */
export function printFigures(evaluation: Evaluation, verbose: boolean): string {
  const { figures } = evaluation;
  const parts = [
    ...printOrigin(evaluation),
    printMeasures(evaluation),
    printSymptoms(evaluation),
    "Symptom, labelled (rows) and decided (columns)",
    printConfusion(figures.symptom.confusion, LEVELS.symptom, [...LEVELS.symptom, NO_MALFUNCTION]),
    "Kind, labelled (rows) and decided (columns)",
    printConfusion(figures.kinds.confusion, LEVELS.kind, LEVELS.kind),
    `${figures.strayLabels} symptom labels on issues that are no malfunction; ${figures.comments} comments`,
    ...(verbose ? [printClasses(figures), printMistakes(figures)] : []),
  ];
  return `${parts.join("\n")}\n`;
}

function printOrigin({ figures, weights, learned }: Evaluation): readonly string[] {
  const missed = `${figures.missedMalfunctions} malfunctions decided to be something else count as wrong at every lower level`;
  return [
    `${figures.issues} issues, ${figures.malfunctions} of them malfunctions; ${missed}`,
    `weights ${weights.fingerprint} of ${weights.date}, learned from ${weights.issues} issues of ${weights.trainedOn}`,
    ...(learned > 0
      ? [
          `THE WEIGHTS WERE LEARNED FROM ${learned} OF THESE ISSUES: the figures are too good; learn anew with --learn-from`,
        ]
      : []),
  ];
}

function printMeasures({ measures }: Evaluation): string {
  return table(
    ["measure", "value (95 % interval)", "issues", "commonest"],
    measures.map(({ name, value, interval, over, commonest }) => [
      name,
      value === null ? formatShare(null) : `${formatShare(value)}  (${formatInterval(interval)})`,
      over,
      commonest === null ? "" : formatShare(commonest),
    ]),
  );
}

function printSymptoms({ figures, symptomIntervals }: Evaluation): string {
  return table(
    ["symptom", "labelled", "decided", "precision", "recall", "F1 (95 % interval)"],
    figures.symptom.classes.map(({ id, support, given, precision, recall, f1 }) => [
      id,
      support,
      given,
      formatShare(given === 0 ? null : precision),
      formatShare(support === 0 ? null : recall),
      support + given === 0
        ? formatShare(null)
        : `${formatShare(f1)}  (${formatInterval(symptomIntervals.find((row) => row.id === id)?.f1 ?? null)})`,
    ]),
  );
}

function printConfusion(confusion: Confusion, rows: readonly string[], columns: readonly string[]): string {
  // A heading of several words stands in several lines, so that the table stays narrow.
  const heads = columns.map((column) => column.replace(/[- ]/, "$&\n"));
  return table(
    ["", ...heads],
    rows.map((row) => [row, ...columns.map((column) => confusion[row]?.[column] ?? 0)]),
  );
}
