import { LEVELS } from "../../classify/levels.js";
import { figure } from "../../pages/design/figure.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { confusionChart } from "../charts/confusion-chart.js";
import type { Evaluation } from "../evaluation.js";
import { classTable } from "./class-table.js";

/** How to read the colours of a confusion matrix. */
export const CONFUSION_READING =
  "A row for each label, a column for each decision; numbers are issues. Blue is right, orange is wrong; deeper is a larger share of the row.";

/** Whether malfunctions are told from requests, questions and the rest. */
export function kindSection({ figures: { kinds } }: Evaluation): Markup {
  const seen = LEVELS.kind.filter((id) => kinds.classes.some((row) => row.id === id && row.support + row.given > 0));
  return html`<section id="kinds">
<h2>Malfunction or not</h2>
<div class="charts">
${figure("Kind, labelled and decided", CONFUSION_READING, confusionChart("Confusion matrix of kinds", kinds.confusion, seen, seen))}
<div>${classTable("kind", kinds.classes)}</div>
</div>
</section>`;
}
