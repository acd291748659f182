import { dataTable } from "../../pages/design/data-table.js";
import { html, type Markup } from "../../pages/design/markup.js";
import type { BacktestReport } from "../report-schema.js";

/** Labels shown; most repositories have more that say nothing. */
const SHOWN = 60;

/** What the repository's labels were taken to say: the ground that every figure stands on. */
export function mappingSection({ mapping }: BacktestReport): Markup {
  const rows = [...mapping]
    .sort((a, b) => Number(b.says.length > 0) - Number(a.says.length > 0) || b.issues - a.issues)
    .slice(0, SHOWN)
    .map(({ label, issues, says }) => [label, issues, says.join(", ") || "nothing"]);
  return html`<section id="mapping">
<h2>What your labels were taken to say</h2>
<p>Every figure of right and wrong stands on this table. Where it is mistaken, print it with <code>--suggest-mapping</code>,
edit it, and give it back with <code>--mapping</code>.</p>
${rows.length === 0 ? html`<p>The issues have no labels.</p>` : dataTable(["label", "issues", "says"], rows)}
<footer>Ids are those of the codebook of <i>A First Look at Bugs in LLM Inference Engines</i>,
<a href="https://doi.org/10.1145/3788873">doi.org/10.1145/3788873</a>. This page loads nothing and runs no script.</footer>
</section>`;
}
