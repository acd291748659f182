import { axisX, axisY, cell, text } from "@observablehq/plot";
import { COLOURS, depth, draw, SLANT, slantedMargins } from "../../pages/design/draw.js";
import type { Markup } from "../../pages/design/markup.js";
import type { Confusion } from "../confusion.js";

const ROW_HEIGHT = 34;
const MARGIN_LEFT = 164;
const MARGIN_BOTTOM = 6;

/**
 * Confusion matrix: a row for each label, a column for each decision. The depth of colour is the share of the row;
 * right decisions have another colour than wrong ones.
 */
export function confusionChart(
  label: string,
  confusion: Confusion,
  rows: readonly string[],
  columns: readonly string[],
): Markup {
  const cells = rows.flatMap((row) => {
    const counts = confusion[row] ?? {};
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return columns.map((column) => {
      const count = counts[column] ?? 0;
      return { row, column, count, opacity: depth(total === 0 ? 0 : count / total), isRight: row === column };
    });
  });
  const seen = cells.filter(({ count }) => count > 0);
  const at = { x: "column", y: "row" } as const;
  const margins = slantedMargins(columns);
  return draw(label, {
    ...margins,
    height: margins.marginTop + MARGIN_BOTTOM + ROW_HEIGHT * rows.length,
    marginBottom: MARGIN_BOTTOM,
    marginLeft: MARGIN_LEFT,
    x: { domain: columns, padding: 0.06 },
    y: { domain: rows, padding: 0.06 },
    marks: [
      axisX({ anchor: "top", tickSize: 0, tickRotate: SLANT, tickPadding: 0, label: null }),
      axisY({ tickSize: 0, label: null }),
      cell(cells, { ...at, fill: COLOURS.shade }),
      cell(
        seen.filter(({ isRight }) => isRight),
        { ...at, fill: COLOURS.right, fillOpacity: "opacity" },
      ),
      cell(
        seen.filter(({ isRight }) => !isRight),
        { ...at, fill: COLOURS.wrong, fillOpacity: "opacity" },
      ),
      text(seen, { ...at, text: "count", fill: COLOURS.ink }),
    ],
  });
}
