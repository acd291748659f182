import { percent } from "../../decide/comment/confidence.js";
import { html, type Markup } from "../../pages/design/markup.js";
import type { BacktestReport, Disagreement } from "../report-schema.js";

/** Where the App and the labels differ, with what the decision rests on. */
export function disagreementSection({ disagreements: { total, shown } }: BacktestReport): Markup {
  return html`<section id="disagreements">
<h2>Disagreements</h2>
<p>${total} in all${total > shown.length ? `; the ${shown.length} surest are here` : ""}. Some are errors of the classifier, some
are labels that were given before the cause was known, or for another purpose. Quotes are redacted.</p>
<div class="items">
${shown.map(item)}</div>
</section>`;
}

function item({ repo, number, title, family, decided, p, own, labels, evidence }: Disagreement): Markup {
  return html`<article><h3>${repo}#${number}: ${title}</h3>
<p>We say ${family} <b>${decided}</b> (${percent(p)}); its labels (${labels.join(", ")}) say <b>${own.join(", ")}</b>.</p>
${
  evidence.length === 0
    ? html``
    : html`<ul>
${evidence.map(
  ({ line, quote, reason }) =>
    html`<li>${line === 0 ? "title" : `line ${line}`}: <code>${quote}</code>${reason === "" ? "" : html` <span class="note">${reason}</span>`}</li>
`,
)}</ul>`
}</article>
`;
}
