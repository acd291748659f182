import { formatPercent } from "../evaluation/format-number.js";
import type { BacktestReport, Shares } from "./report-schema.js";
import { LEAST_JUDGED } from "./suggest-gates.js";

/** The result in plain sentences, weaknesses included. What cannot be told from the labels is said to be so. */
export function inWords({
  source,
  coverage,
  compared,
  families,
  symptomLabels,
  weights,
  disagreements,
}: BacktestReport): readonly string[] {
  const { issues } = source;
  const of = (part: number, whole: number): string => (whole === 0 ? "none" : formatPercent(part / whole));
  const sentences = [
    `It would have taken ${coverage.malfunctions} of ${issues} issues for malfunctions, labelled ${coverage.labelled} (${of(coverage.labelled, issues)}) and commented on ${coverage.comments} (${of(coverage.comments, issues)}). On the others it would have been silent.`,
  ];
  if (weights.learned > 0) {
    sentences.push(
      weights.isLeftOut
        ? `The App's weights were learned from ${weights.learned} of these issues: they are left out of every comparison below, which is over the other ${compared.issues}.`
        : "THE APP'S WEIGHTS WERE LEARNED FROM ALL OF THESE ISSUES: the figures below show memory, not judgement.",
    );
  }
  sentences.push(
    `${compared.labelled} of ${compared.issues} issues have a label of the repository that says what they are; only there can right be told from wrong.`,
  );
  for (const { family, classes, ...all } of families) {
    const malfunction = family === "kind" ? classes.find(({ id }) => id === "malfunction") : undefined;
    if (malfunction && malfunction.own > 0) sentences.push(`Bug or not: ${kindSentence(malfunction)}`);
    if (family === "symptom" && all.given > 0) sentences.push(symptomSentence(all));
  }
  const { onBugs, onOthers } = symptomLabels;
  if (onBugs + onOthers > 0) {
    sentences.push(
      `Of the symptom labels on issues that you labelled, ${onBugs} stand on what you call bugs and ${onOthers} (${of(onOthers, onBugs + onOthers)}) on what you call a request, a question or documentation.`,
    );
  }
  if (disagreements.total > 0) {
    sentences.push(
      `${disagreements.total} disagreements are listed with what the decision rests on: read some before you trust either side.`,
    );
  }
  return sentences;
}

function kindSentence({ own, judged, precision, recall }: Shares): string {
  return `of the ${own} issues that you label as bugs it found ${formatPercent(recall ?? 0)}; of the ${judged} that it took for bugs and you labelled, ${formatPercent(precision ?? 0)} are yours too.`;
}

function symptomSentence({ right, judged, unknown, precision }: Shares): string {
  if (judged < LEAST_JUDGED) {
    return `Your labels could confirm only ${judged} of the symptom labels: too few to tell how right those are.`;
  }
  return `Symptom labels: ${right} of the ${judged} that your labels could confirm are right (${formatPercent(precision ?? 0)}); on ${unknown} issues they say nothing of it.`;
}
