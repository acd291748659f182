import { formatInterval, formatShare, NOTHING } from "../../evaluation/format-number.js";
import type { Profile } from "../../profile/profile-schema.js";
import { recentMonths } from "../../profile/recent-months.js";
import { dataTable } from "../design/data-table.js";
import { figure } from "../design/figure.js";
import { html, type Markup } from "../design/markup.js";
import { accuracyChart } from "./accuracy-chart.js";

const TITLE = "Precision by label and month";

/** Whether labels get better: how right they were by the month in which they were put on. Nothing where nothing is known. */
export function accuracyMonths({ accuracy }: Profile): Markup {
  const recent = recentMonths(accuracy);
  if (recent.labels.length === 0) return html``;
  const chart =
    recent.months.length < 2
      ? html``
      : figure(
          TITLE,
          "Dots are shares that were right, lines their 95 % intervals: long ones stand on few labels.",
          accuracyChart(`${TITLE}; the table below has the numbers`, recent),
        );
  return html`<h3>By month</h3>
<p>By when a label was put on, the last months in which something was right or wrong. Of a new month people have said
little yet. The issues are in the table above; the JSON names those of each month.</p>
${chart}
${dataTable(
  ["label", "put on in", "given", "precision", "95 %", "right", "wrong"],
  recent.labels.flatMap(({ label, rows }) =>
    rows.map(({ month, given, precision, interval, right, wrong }) => {
      const between = interval === null ? NOTHING : formatInterval(interval);
      return [label, month, given, formatShare(precision), between, right.length, wrong.length];
    }),
  ),
  [1, 3, 4],
  TITLE,
)}
${recent.left > 0 ? html`<p class="note">The JSON has ${recent.left} rows more, of other labels and earlier months.</p>` : html``}`;
}
