import { html, type Markup } from "./markup.js";

type Cell = string | number | Markup;

/**
 * A table whose first column names its rows; numbers stand at the right. Where it is wider than the page, its place scrolls,
 * by keyboard too.
 */
export function dataTable(
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  numeric: readonly number[] = [],
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
  return html`<div class="scroll" tabindex="0"><table><thead><tr>${head.map((name, column) =>
    isNumberColumn(column) ? html`<th class="n">${name}</th>` : html`<th>${name}</th>`,
  )}</tr></thead>
<tbody>
${rows.map(
  (row) => html`<tr>${row.map(cellOf)}</tr>
`,
)}</tbody></table></div>`;
}
