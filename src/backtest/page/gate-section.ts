import { formatInterval, formatShare } from "../../evaluation/format-number.js";
import { dataTable } from "../../pages/design/data-table.js";
import { html, type Markup } from "../../pages/design/markup.js";
import { intervalPair } from "../interval-pair.js";
import type { BacktestReport } from "../report-schema.js";
import { LEAST_JUDGED } from "../suggest-gates.js";

type Family = BacktestReport["gates"]["families"][number];

/** What each setting of `precision` would give here, and which reaches what is wanted. */
export function gateSection({ gates: { wanted, families } }: BacktestReport): Markup {
  const judged = families.filter(({ rows }) => rows.some(({ right, wrong }) => right + wrong >= LEAST_JUDGED));
  if (judged.length === 0) {
    return html`<section id="gates"><h2>Which gates for a precision of ${wanted}?</h2>
<p>That cannot be told: fewer than ${LEAST_JUDGED} labels of each family could be right or wrong by yours.</p></section>`;
  }
  return html`<section id="gates">
<h2>Which gates for a precision of ${wanted}?</h2>
<p>The gates come from other repositories' issues. What each setting of <code>precision</code> in
<code>.github/engine-triage.yml</code> would give on yours, where your labels tell:</p>
${judged.map(familyTable)}
</section>`;

  function familyTable({ family, rows, suggested }: Family): Markup {
    const verdict =
      suggested === null
        ? html`<p>No setting shows ${wanted} here on at least ${LEAST_JUDGED} labels that yours could confirm.</p>`
        : html`<p>Suggested: <code>precision: { ${family}: ${suggested} }</code></p>`;
    return html`<h3>${family} labels</h3>
${verdict}
${dataTable(
  ["precision:", "labels", "right", "wrong", "precision here", "95 % interval", "coverage"],
  rows.map(({ setting, labels, right, wrong, precision, interval, coverage }) => [
    String(setting),
    labels,
    right,
    wrong,
    formatShare(precision),
    formatInterval(intervalPair(interval)),
    formatShare(coverage),
  ]),
  [4, 6],
)}`;
  }
}
