import { html, type Markup } from "./markup.js";

type Cell = string | number | Markup;

/**
 * A table whose first column names its rows; numbers stand at the right. Where it is wider than the page, its place scrolls,
 * by keyboard too.
 *
 * @param numeric columns of text that is a number
 * @param label name of that place, for who does not see the heading above it
 */
export function dataTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  numeric: readonly number[] = [],
  label: string | null = null,
): Markup {
  const isNumber = (cell: Cell, column: number): boolean => typeof cell === "number" || numeric.includes(column);
  const cellOf = (cell: Cell, column: number): Markup =>
    column === 0
      ? html`<th>${cell}</th>`
      : isNumber(cell, column)
        ? html`<td class="n">${cell}</td>`
        : html`<td>${cell}</td>`;
  const isNumberColumn = (column: number): boolean =>
    rows.length > 0 && rows.every((row) => isNumber(row[column] ?? "", column));
  const frame = label === null ? html` tabindex="0"` : html` role="region" aria-label="${label}" tabindex="0"`;
  return html`<div class="scroll"${frame}><table><thead><tr>${head.map((name, column) =>
    name === "" ? html`<td></td>` : isNumberColumn(column) ? html`<th class="n">${name}</th>` : html`<th>${name}</th>`,
  )}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${row.map(cellOf)}</tr>
`,
)}</tbody></table></div>`;
}
