import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { coOccurrenceChart } from "../charts/co-occurrence-chart.js";
import { topKChart } from "../charts/top-k-chart.js";
import type { Evaluation } from "../evaluation.js";
import { rankedClassTable } from "./class-table.js";

const READING = "Dashed: in the order of how often they are labelled in these issues.";

/** Root causes: recall by rank, which symptom comes from which cause, table. */
export function causeSection({ figures }: Evaluation): Markup {
  const { recallAtK, coOccurrence, causes } = figures;
  const most = Math.max(1, ...coOccurrence.flatMap(({ labelled, decided }) => [labelled, decided]));
  return html`<section id="causes">
<h2>Root cause</h2>
<p>A cause is a guess from the text of a report, before anyone has looked for it: 28 classes, and labels that are
themselves uncertain. So it is judged by rank.</p>
<div class="charts">
${figure("Labelled cause among the first k", READING, topKChart("Recall of causes by rank", recallAtK.cause.decided, recallAtK.cause.commonest))}
${figure("Labelled component among the first k", READING, topKChart("Recall of components by rank", recallAtK.component.decided, recallAtK.component.commonest))}
</div>
${rankedClassTable("cause", causes)}
<h3>Symptom and cause together</h3>
<p class="note">First symptom and first cause of malfunctions, as labelled and as decided, in the same scale of colour. Where
the second differs from the first, decisions lean to some pairs more than the labels do.</p>
<div class="charts">
${figure("As labelled", "Numbers are issues.", coOccurrenceChart("Symptoms and causes as labelled", coOccurrence, "labelled", most))}
${figure("As decided", "Numbers are issues.", coOccurrenceChart("Symptoms and causes as decided", coOccurrence, "decided", most))}
</div>
</section>`;
}
