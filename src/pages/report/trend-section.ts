import { formatEstimate } from "../../profile/format-estimate.js";
import type { Profile } from "../../profile/profile-schema.js";
import { dataTable } from "../design/data-table.js";
import { figure } from "../design/figure.js";
import { html, type Markup } from "../design/markup.js";
import type { IssueLists } from "./issue-lists.js";
import { trendChart } from "./trend-chart.js";

/** Bugs by when their issues were opened. */
export function trendSection({ trend: { unit, periods } }: Profile, lists: IssueLists): Markup {
  if (periods.length === 0) return html``;
  const chart =
    periods.length < 2
      ? html``
      : figure(
          `Bugs by symptom and ${unit}`,
          "Each row has a scale of its own, its highest bar is named.",
          trendChart(`Estimated bugs by symptom and ${unit}`, periods),
        );
  return html`<section id="trend">
<h2>Over time</h2>
<p>By when an issue was opened. The first and the last ${unit} may be cut off, and a file may hold a sample: compare shares before heights.</p>
${chart}
${dataTable(
  ["opened in", "bugs", "malfunctions"],
  periods.map(({ id, estimate, issues }) => [id, formatEstimate(estimate), lists.folded(issues)]),
  [1],
)}
</section>`;
}
