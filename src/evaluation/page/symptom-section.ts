import { LEVELS } from "../../classify/levels.js";
import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { classChart } from "../charts/class-chart.js";
import { confusionChart } from "../charts/confusion-chart.js";
import { NO_MALFUNCTION } from "../confusion.js";
import type { Evaluation } from "../evaluation.js";
import { formatShare } from "../format-number.js";
import { intervalTable } from "./class-table.js";
import { CONFUSION_READING } from "./kind-section.js";

/** Symptoms of issues labelled as malfunctions: confusion matrix, F1 of each with intervals, table. */
export function symptomSection({ figures: { symptom }, symptomIntervals }: Evaluation): Markup {
  const rows = LEVELS.symptom.filter((id) => symptom.confusion[id] !== undefined);
  const columns = [...LEVELS.symptom, NO_MALFUNCTION];
  return html`<section id="symptoms">
<h2>Symptom</h2>
<div class="charts">
${figure("Symptom, labelled and decided", CONFUSION_READING, confusionChart("Confusion matrix of symptoms", symptom.confusion, rows, columns))}
${figure(
  "F1 of each symptom",
  `Bars are 95 % intervals, in brackets the number of issues; the dashed line is their mean, macro-F1 ${formatShare(symptom.macroF1)}.`,
  classChart("F1 of each symptom with its interval", symptom.classes, symptomIntervals, symptom.macroF1),
)}
</div>
${intervalTable("symptom", symptom.classes, symptomIntervals)}
</section>`;
}
