import { html, type Markup } from "../../pages/design/markup.js";
import { visibleText } from "../../report/visible-text.js";
import type { Mistake } from "../confident-mistakes.js";
import type { Evaluation } from "../evaluation.js";
import { formatShare } from "../format-number.js";

/** Characters of a repository's name that are shown: it comes from the file. */
const NAME_LIMIT = 100;

/** The surest wrong decisions. Places and ids only: the text of an issue belongs to its author. */
export function mistakeSection({ figures: { mistakes } }: Evaluation): Markup {
  return html`<section id="mistakes">
<h2>The surest mistakes</h2>
<p>Where decisions and labels differ though the classifier was sure: go and read them. Some are errors of the classifier,
some of the labels, which are listed most important first. A probability of symptom or cause is multiplied by that of a
malfunction. Texts of issues belong to their authors and are not shown.</p>
${table("Kind", mistakes.kind)}
${table("Symptom", mistakes.symptom)}
${table("Cause", mistakes.cause)}
</section>`;
}

function table(caption: string, mistakes: readonly Mistake[]): Markup {
  if (mistakes.length === 0) return html`<p>${caption}: no mistake.</p>`;
  return html`<div class="scroll"><table><caption>${caption}</caption>
<thead><tr><th>issue</th><th>labelled</th><th>decided</th><th class="n">probability</th></tr></thead>
<tbody>
${mistakes.map(
  ({ repo, number, labelled, decided, p }) => html`<tr><th>${visibleText(repo, NAME_LIMIT)}#${number}</th>
<td>${labelled.join(", ")}</td><td>${decided}</td><td class="n">${formatShare(p)}</td></tr>
`,
)}</tbody></table></div>`;
}
