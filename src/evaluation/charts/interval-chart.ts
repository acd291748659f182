import { axisX, axisY, dot, gridX, ruleX, ruleY, text } from "@observablehq/plot";
import { COLOURS, draw } from "../../pages/design/draw.js";
import type { Markup } from "../../pages/design/markup.js";
import { formatShare } from "../format-number.js";

const ROW_HEIGHT = 36;

/** A share with its interval, and the name of its row. */
export interface IntervalRow {
  name: string;
  value: number;
  low: number;
  high: number;
}

/**
 * A dot and a bar on each row, from 0 to 1, with a dashed line.
 *
 * @param axis what the shares are of
 * @param at where the dashed line stands
 */
export function intervalChart(label: string, axis: string, rows: readonly IntervalRow[], at: number): Markup {
  return draw(label, {
    height: 56 + ROW_HEIGHT * rows.length,
    marginLeft: 204,
    marginRight: 20,
    marginBottom: 40,
    marginTop: 16,
    x: { domain: [0, 1] },
    y: { domain: rows.map(({ name }) => name) },
    marks: [
      gridX({ ticks: 5, stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisX({ ticks: 5, tickSize: 0, label: axis, labelAnchor: "center", labelArrow: "none" }),
      axisY({ tickSize: 0, label: null }),
      ruleX([at], { stroke: COLOURS.muted, strokeDasharray: "4 3" }),
      ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: COLOURS.right, strokeWidth: 2, strokeOpacity: 0.6 }),
      dot(rows, { x: "value", y: "name", fill: COLOURS.right, r: 5 }),
      text(rows, {
        x: "value",
        y: "name",
        text: ({ value }: IntervalRow) => formatShare(value),
        dy: -13,
        fontSize: 12,
        stroke: COLOURS.paper,
        strokeWidth: 4,
        fill: COLOURS.ink,
      }),
    ],
  });
}
