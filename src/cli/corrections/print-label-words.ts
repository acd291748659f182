import { type LabelWords, precisionOf, sumWords } from "../../corrections/label-precision.js";
import { formatInterval, formatShare } from "../../evaluation/format-number.js";
import { table } from "../../evaluation/terminal-table.js";
import type { LabelMonth } from "../../store/pages/label-precision.js";

/**
 * What people say of the App's labels as a table: by label, or by label and month, the newest first. Rows of which nobody
 * said anything are left out. Empty where none is left.
 */
export function printLabelWords(months: readonly LabelMonth[], byMonth: boolean): string {
  const rows = byMonth
    ? months.map(({ label, month, ...words }) => ({ start: [label, month], words }))
    : [...sumWords(months, ({ label }) => label)].map(([label, words]) => ({ start: [label], words }));
  const told = rows
    .filter(({ words }) => words.right + words.wrong > 0)
    .sort((a, b) => ((a.start[0] ?? "") < (b.start[0] ?? "") ? -1 : a.start[0] === b.start[0] ? 0 : 1));
  if (told.length === 0) return "";
  const header = [
    "label",
    ...(byMonth ? ["month"] : []),
    "right",
    "wrong",
    "nothing said",
    "right of those told",
    "95 %",
  ];
  return `${table(
    header,
    told.map(({ start, words }) => [...start, ...cellsOf(words)]),
  )}\n`;
}

function cellsOf(words: LabelWords): (string | number)[] {
  const precision = precisionOf(words);
  const shares = [formatShare(precision?.share ?? null), formatInterval(precision ? [...precision.interval] : null)];
  return [words.right, words.wrong, words.untold, ...shares];
}
