import { NOTHING } from "../../evaluation/format-number.js";
import { formatDays } from "../../profile/format-estimate.js";
import type { Closing, Profile } from "../../profile/profile-schema.js";
import { dataTable } from "../design/data-table.js";
import { html, type Markup } from "../design/markup.js";
import type { IssueLists } from "./issue-lists.js";

/** How many malfunctions are closed and open, and how long it takes, by cause. */
export function closingSection({ closing: { asOf, rows } }: Profile, lists: IssueLists): Markup {
  if (rows.length === 0) return html``;
  const isTimed = rows.some(({ median }) => median !== null);
  const times = isTimed
    ? html`<p>Days until half of the issues are closed. Those still open count as lasting until ${asOf ?? "now"} at least (Kaplan and Meier's
estimate): leaving them out would make times look short. Closed is not fixed: bots and reporters close issues too.</p>`
    : html`<p>When issues were closed is not known well enough for a time.</p>`;
  return html`<section id="closing">
<h2>Time to close</h2>
${times}
${dataTable(
  ["cause (first guess)", "median days", "95 %", "closed", "still open"],
  rows.map((row) => [
    row.name,
    formatDays(row.median) ?? NOTHING,
    intervalOf(row),
    lists.folded(row.closed),
    lists.folded(row.open),
  ]),
  [1, 2],
)}
</section>`;
}

function intervalOf({ median, low, high }: Closing): string {
  return median === null ? NOTHING : `${formatDays(low) ?? NOTHING} to ${formatDays(high) ?? "open end"}`;
}
