import { html, type Markup } from "../../pages/design/markup.js";
import type { BacktestReport } from "../report-schema.js";

/** Comments as they would have been posted. */
export function sampleSection({ samples }: BacktestReport): Markup {
  if (samples.length === 0) return html``;
  return html`<section id="samples">
<h2>Comments</h2>
<p>The surest comment, one in the middle and the least sure of all: not the best three. As Markdown, with everything that
GitHub would fold.</p>
${samples.map(
  ({ repo, number, title, why, labels, comment }) => html`<h3>${repo}#${number}: ${title}</h3>
<p class="note">${why}; labels: ${labels.join(", ") || "none"}</p>
<pre>${comment}</pre>
`,
)}
</section>`;
}
