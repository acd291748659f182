import { html, type Markup } from "../../pages/design/markup.js";
import { inWords } from "../in-words.js";
import type { BacktestReport } from "../report-schema.js";

/** What was looked at, and the result in sentences. */
export function introduction(report: BacktestReport): Markup {
  const { source, weights } = report;
  const days = source.from === null ? "" : `, ${source.from} to ${source.to}`;
  const isMemory = weights.learned > 0 && !weights.isLeftOut;
  return html`<header>
<h1>What would engine-triage have done?</h1>
<p class="lead">Decisions of the embedded classifier on past issues of ${source.repos.join(", ")}, as if each had just been
opened. Nothing was written to GitHub, and no language model was called.</p>
${isMemory ? [html`<p class="warning"><b>The weights were learned from all of these issues.</b> Figures show memory, not judgement.</p>`] : []}
<ul>
${inWords(report).map((sentence) => html`<li>${sentence}</li>`)}
</ul>
<dl>
<dt>Issues</dt><dd><code>${source.name}</code>: ${source.issues}${days}${source.unreadable > 0 ? `; ${source.unreadable} lines could not be read` : ""}</dd>
<dt>Weights</dt><dd><code>${weights.fingerprint}</code> of ${weights.date}</dd>
</dl>
</header>`;
}
