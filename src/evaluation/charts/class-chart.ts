import { axisX, axisY, dot, gridX, ruleX, ruleY, text } from "@observablehq/plot";
import type { ClassIntervals } from "../class-intervals.js";
import { formatShare } from "../format-number.js";
import type { ClassFigures } from "../metrics.js";
import type { Markup } from "../page/markup.js";
import { COLOURS, draw } from "./draw.js";

const ROW_HEIGHT = 36;

/** F1 of each class with its 95 % interval, and a line at their mean. */
export function classChart(
  label: string,
  classes: readonly ClassFigures[],
  intervals: readonly ClassIntervals[],
  macroF1: number,
): Markup {
  const rows = classes
    .filter(({ support }) => support > 0)
    .map(({ id, support, f1 }) => {
      const [low, high] = intervals.find((row) => row.id === id)?.f1 ?? [f1, f1];
      return { name: `${id} (${support})`, f1, low, high };
    });
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
      axisX({ ticks: 5, tickSize: 0, label: "F1", labelAnchor: "center", labelArrow: "none" }),
      axisY({ tickSize: 0, label: null }),
      ruleX([macroF1], { stroke: COLOURS.muted, strokeDasharray: "4 3" }),
      ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: COLOURS.right, strokeWidth: 2, strokeOpacity: 0.6 }),
      dot(rows, { x: "f1", y: "name", fill: COLOURS.right, r: 5 }),
      text(rows, {
        x: "f1",
        y: "name",
        text: (row: { f1: number }) => formatShare(row.f1),
        dy: -13,
        fontSize: 12,
        stroke: COLOURS.paper,
        strokeWidth: 4,
        fill: COLOURS.ink,
      }),
    ],
  });
}
