import { html, type Markup } from "../../pages/design/markup.js";
import type { Interval } from "../bootstrap.js";
import type { ClassIntervals } from "../class-intervals.js";
import { formatInterval, formatShare } from "../format-number.js";
import type { ClassFigures, RankedClassFigures } from "../metrics.js";

const COLUMNS = ["labelled", "decided", "precision", "recall", "F1"];

function isSeen({ support, given }: ClassFigures): boolean {
  return support + given > 0;
}

function number(value: number | null): Markup {
  return html`<td class="n">${formatShare(value)}</td>`;
}

function basics({ id, support, given, precision, recall, f1 }: ClassFigures): Markup {
  return html`<th>${id}</th><td class="n">${support}</td><td class="n">${given}</td>${number(given === 0 ? null : precision)}${number(support === 0 ? null : recall)}${number(f1)}`;
}

function table(head: readonly string[], rows: readonly Markup[]): Markup {
  const [first = "", ...rest] = head;
  return html`<div class="scroll"><table><thead><tr><th>${first}</th>${rest.map((name) => html`<th class="n">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${row}</tr>
`,
)}</tbody></table></div>`;
}

/** Precision, recall and F1 of each class that occurs. */
export function classTable(level: string, classes: readonly ClassFigures[]): Markup {
  return table([level, ...COLUMNS], classes.filter(isSeen).map(basics));
}

/** `classTable` with the recall among the first three, commonest class first. */
export function rankedClassTable(level: string, classes: readonly RankedClassFigures[]): Markup {
  const rows = classes
    .filter(isSeen)
    .sort((a, b) => b.support - a.support)
    .map((row) => html`${basics(row)}${number(row.support === 0 ? null : row.recallAtThree)}`);
  return table([level, ...COLUMNS, "in first 3"], rows);
}

/** `classTable` with 95 % intervals. */
export function intervalTable(
  level: string,
  classes: readonly ClassFigures[],
  intervals: readonly ClassIntervals[],
): Markup {
  const cell = (value: number | null, interval: Interval | null | undefined): Markup =>
    html`<td class="n">${formatShare(value)}<br><span class="range">${formatInterval(interval ?? null)}</span></td>`;
  const rows = classes.filter(isSeen).map(({ id, support, given, precision, recall, f1 }) => {
    const own = intervals.find((row) => row.id === id);
    return html`<th>${id}</th><td class="n">${support}</td><td class="n">${given}</td>${cell(given === 0 ? null : precision, own?.precision)}${cell(support === 0 ? null : recall, own?.recall)}${cell(f1, own?.f1)}`;
  });
  return table([level, ...COLUMNS], rows);
}
