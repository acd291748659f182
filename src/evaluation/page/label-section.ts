import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { coverageChart, FIRST_LABELS } from "../charts/coverage-chart.js";
import type { Evaluation } from "../evaluation.js";
import type { JudgedFamily } from "../judged-issue.js";

/** What is applied to issues: precision of labels against how many malfunctions get one. */
export function labelSection(evaluation: Evaluation): Markup {
  const { strayLabels } = evaluation.figures;
  return html`<section id="labels">
<h2>Labels: precision against coverage</h2>
<p>A label is applied only where the probability of the class, times that of a malfunction, reaches a gate that was chosen
before, by cross-validation on the training issues. All ${evaluation.figures.issues} issues count here: a label on one that
is no malfunction is a wrong label (${strayLabels} of the symptom).</p>
<div class="charts">
${chartOf(evaluation, "symptom")}${chartOf(evaluation, "cause")}
</div>
</section>`;
}

function chartOf({ figures, weights }: Evaluation, family: JudgedFamily): Markup {
  const target = weights.targetPrecision[family];
  const aim = target === undefined ? "" : ` Dashed: the precision of ${target} that gates were chosen for.`;
  return figure(
    `${family} labels`,
    `Line: one common gate that falls from left to right, from the ${FIRST_LABELS}th label on, with its 95 % interval. Dot: the ${figures.labels[family].applied} labels applied by the gates of each class.${aim}`,
    coverageChart(
      `Precision against coverage of ${family} labels`,
      figures.curves[family],
      figures.labels[family],
      target,
    ),
  );
}
