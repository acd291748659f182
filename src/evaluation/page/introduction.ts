import { html, type Markup } from "../../pages/design/markup.js";
import type { Evaluation } from "../evaluation.js";
import { formatInterval, formatPercent, formatShare } from "../format-number.js";

/** What was measured, on what, and the result in a few plain sentences, weaknesses included. */
export function introduction(evaluation: Evaluation): Markup {
  const { file, weights, figures, learned } = evaluation;
  return html`<header>
<h1>How right is engine-triage?</h1>
<p class="lead">Decisions of the embedded classifier, held against the labels of ${figures.issues} issues. No language
model was called.</p>
${learned > 0 ? [trainingWarning(learned, figures.issues)] : []}
<ul>
${inWords(evaluation).map((sentence) => html`<li>${sentence}</li>`)}
</ul>
<dl>
<dt>Issues</dt><dd><code>${file.name}</code>, SHA-256 begins <code>${file.fingerprint}</code>: ${figures.issues} issues,
${figures.malfunctions} of them malfunctions</dd>
<dt>Weights</dt><dd><code>${weights.fingerprint}</code> of ${weights.date}, learned from ${weights.issues} issues of
<code>${weights.trainedOn}</code></dd>
<dt>Repeat it</dt><dd><code>engine-triage eval ${file.name} --html page.html</code>: the same file and weights give the
same page</dd>
</dl>
</header>`;
}

function trainingWarning(learned: number, issues: number): Markup {
  return html`<p class="warning"><b>The weights were learned from ${learned} of these ${issues} issues.</b> Their figures
show memory, not judgement: do not quote them. With <code>--learn-from</code> the weights are learned anew, from other
issues.</p>`;
}

function inWords({ figures, measures, symptomIntervals }: Evaluation): readonly string[] {
  const { labels, malfunction, symptom, cause, missedMalfunctions, malfunctions } = figures;
  const withInterval = (value: number, id: string): string => {
    const interval = measures.find((measure) => measure.id === id)?.interval;
    return interval ? `${formatPercent(value)} (${interval.map(formatPercent).join(" to ")})` : formatPercent(value);
  };
  const sentences = [
    `Of the issues that it took for malfunctions ${withInterval(malfunction.precision, "malfunctionPrecision")} are labelled so; it missed ${missedMalfunctions} of ${malfunctions}.`,
  ];
  if (malfunctions === 0) return sentences;
  sentences.push(
    labels.symptom.applied === 0
      ? "It was never sure enough of a symptom to label it."
      : `It labelled a symptom on ${withInterval(labels.symptom.coverage, "symptomLabelCoverage")} of the malfunctions, and of these labels ${withInterval(labels.symptom.precision, "symptomLabelPrecision")} were right. On the others it stayed silent.`,
    `Had it to name a symptom every time, ${withInterval(symptom.accuracy, "symptomAccuracy")} would be right.`,
    `The labelled root cause is its first guess for ${withInterval(cause.first, "causeFirst")} of the malfunctions and among its first three for ${withInterval(cause.firstThree, "causeFirstThree")}: a cause is a lead, not a finding.`,
  );
  const [weakest] = symptom.classes.filter(({ support }) => support > 0).sort((a, b) => a.f1 - b.f1);
  if (weakest) {
    const f1 = symptomIntervals.find(({ id }) => id === weakest.id)?.f1 ?? null;
    sentences.push(
      `Its weakest symptom is ${weakest.id}: F1 ${formatShare(weakest.f1)} (${formatInterval(f1)}) over ${weakest.support} issues.`,
    );
  }
  return sentences;
}
