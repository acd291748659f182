import { coOccurrenceChart } from "../../evaluation/charts/co-occurrence-chart.js";
import { dataTable } from "../../pages/design/data-table.js";
import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import type { BacktestReport } from "../report-schema.js";

/** What would have been labelled, and the pattern of failures beside the study's. */
export function coverageSection({ coverage, coOccurrence, source }: BacktestReport): Markup {
  const pairs = coOccurrence.map(({ symptom, cause, here, study }) => ({
    symptom,
    cause,
    labelled: study,
    decided: here,
  }));
  const most = (which: "labelled" | "decided"): number => Math.max(1, ...pairs.map((pair) => pair[which]));
  return html`<section id="coverage">
<h2>What would have been labelled</h2>
<p>Labels by the names of this App; a configuration can give them yours. Each is applied only where the classifier is sure
enough: ${coverage.labelled} of ${source.issues} issues get at least one, ${coverage.comments} get a comment.</p>
${dataTable(
  ["label", "issues"],
  coverage.labels.map(({ label, issues }) => [label, issues]),
)}
<h3>Which failures, from which causes</h3>
<p class="note">First guess of symptom and cause on your malfunctions, beside the ${STUDY.bugs} bugs of five engines that the
study labelled with the fix in view. Each map has its own scale of colour. The left one is made of guesses: it shows where
to look, not what is so.</p>
<div class="charts">
${figure("Here, as decided", "Numbers are issues.", coOccurrenceChart("Symptoms and causes as decided here", pairs, "decided", most("decided")))}
${figure("In the study", "Numbers are bugs.", coOccurrenceChart("Symptoms and causes in the study", pairs, "labelled", most("labelled")))}
</div>
</section>`;
}
