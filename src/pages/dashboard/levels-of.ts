import { type Counted, countByClass } from "../../dashboard/counted.js";
import { LEVELS, type Level } from "../../dashboard/levels.js";
import { PERIODS, type PeriodId, spansOf } from "../../dashboard/period.js";
import { type ClassShare, sharesOf } from "../../dashboard/shares.js";
import { dataTable } from "../design/data-table.js";
import { figure } from "../design/figure.js";
import { html, type Markup } from "../design/markup.js";
import { dayOf } from "../design/time.js";
import { shareChart } from "./share-chart.js";
import { type SpanCell, spansChart } from "./spans-chart.js";
import { shareInWords } from "./words.js";

/** Classes of a level that are drawn. */
const CLASSES = 6;

/** The charts of each level with their numbers; drawing them takes longer than all else on the page. */
export function levelsOf(counted: readonly Counted[], period: PeriodId, now: Date): Markup {
  return html`<div class="levels-of">${LEVELS.map((level) => levelOf(level, counted, period, now))}</div>`;
}

function levelOf({ id, name, plural }: Level, counted: readonly Counted[], period: PeriodId, now: Date): Markup {
  const shares = sharesOf(counted, id, CLASSES);
  const { one, shown } = PERIODS[period];
  const title = `${plural.charAt(0).toUpperCase()}${plural.slice(1)}`;
  return html`<div><div class="charts">
${figure(`${title}: share of bugs`, "Dot: here, with its 95 % interval. Stroke: in the study.", shareChart(describe(plural, shares), shares))}
${figure(`${title} by ${one}`, `Bugs that came first in each of ${shown} ${one}s, the last one until now.`, spansChart(`${title} by ${one}: the table below has the shares`, shares, cellsOf(shares, id, counted, period, now)))}
</div>
<details class="numbers"><summary>${name} in numbers</summary>
${dataTable(
  [name.toLowerCase(), "bugs", "share", "95 % interval", "in the study"],
  shares.map(({ name: row, count, share, low, high, study }) => [
    row,
    count,
    shareInWords(share),
    `${Math.round(low * 100)} to ${shareInWords(high)}`,
    shareInWords(study),
  ]),
  [2, 3, 4],
)}
</details></div>
`;
}

/** The chart in words, for who cannot see it. */
function describe(plural: string, shares: readonly ClassShare[]): string {
  const parts = shares.map(({ name, share, study }) => `${name} ${shareInWords(share)}, study ${shareInWords(study)}`);
  return `Shares of ${plural}: ${parts.join("; ")}`;
}

function cellsOf(
  shares: readonly ClassShare[],
  level: Level["id"],
  counted: readonly Counted[],
  period: PeriodId,
  now: Date,
): readonly SpanCell[] {
  return spansOf(period, now).flatMap(({ age, from }) => {
    const counts = countByClass(counted, level, (each) => each === age);
    return shares.map(({ id, name }) => ({ name, span: dayOf(from), count: counts.get(id) ?? 0 }));
  });
}
