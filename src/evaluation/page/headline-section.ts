import { html, type Markup } from "../../pages/design/markup.js";
import type { Evaluation } from "../evaluation.js";
import { formatInterval, formatShare, NOTHING } from "../format-number.js";
import type { MainMeasure } from "../main-measures.js";
import { REFERENCES } from "../reference-figures.js";

/** Decimals of the references as they were published. */
function referenceValue(value: number | undefined): string {
  return value === undefined ? "" : String(value).padEnd(4, "0");
}

/** Main measures with intervals, beside what always deciding the commonest gets and what others got elsewhere. */
export function headlineSection({ measures, figures }: Evaluation): Markup {
  return html`<section id="measures">
<h2>Main measures</h2>
<p>A malfunction that was decided to be something else (${figures.missedMalfunctions} of ${figures.malfunctions}) counts as
wrong in every measure of symptom, phase, component and cause. <b>Commonest</b> is what one gets on these same issues by
always deciding the class that is labelled most often in them.</p>
<p class="note"><b>The last two columns were measured on other issues, not on these</b>, and are there for scale only:
${REFERENCES.map(({ name, measuredOn }, index) => html`${index > 0 ? "; " : ""}${name}: ${measuredOn}`)}. A difference to
them may be one of the issues or of the labels.</p>
<div class="scroll"><table>
<thead><tr><th>measure</th><th class="n">value</th><th>95 % interval</th><th class="n">issues</th>
<th class="n">commonest</th>${REFERENCES.map(({ name }) => html`<th class="n">${name},<br>other issues</th>`)}</tr></thead>
<tbody>
${measures.map(measureRow)}
</tbody></table></div>
<p class="note">${figures.strayLabels} symptom labels stand on issues that are no malfunction. ${figures.comments} of
${figures.issues} issues would get a comment.</p>
</section>`;
}

function measureRow({ id, name, value, interval, over, commonest }: MainMeasure): Markup {
  const isPart = name.startsWith("·");
  return html`<tr${isPart ? html` class="part"` : ""}><th>${name.replace("· ", "")}</th>
<td class="n value">${formatShare(value)}</td><td class="range">${formatInterval(interval)}</td><td class="n">${over}</td>
<td class="n">${commonest === null ? NOTHING : formatShare(commonest)}</td>
${REFERENCES.map(({ figures }) => html`<td class="n">${referenceValue(figures[id])}</td>`)}</tr>
`;
}
