import { axisX, axisY, dot, gridX, gridY, line, ruleX, text } from "@observablehq/plot";
import { COLOURS, draw } from "../../pages/design/draw.js";
import type { Markup } from "../../pages/design/markup.js";
import type { ReliabilityBin } from "../calibration.js";

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const EVEN = [
  [0, 0],
  [1, 1],
] as const;

/** Share of right decisions by how probable they were said to be. On the diagonal probabilities are what they say. */
export function reliabilityChart(label: string, bins: readonly ReliabilityBin[]): Markup {
  const rows = bins
    .filter(({ count }) => count > 0)
    .map(({ confidence, accuracy, count, interval: [low, high] }) => ({ confidence, accuracy, count, low, high }));
  return draw(label, {
    height: 360,
    marginLeft: 52,
    marginBottom: 44,
    marginTop: 18,
    marginRight: 18,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    r: { domain: [0, 100], range: [2.5, 9] },
    marks: [
      gridX({ ticks: TICKS, stroke: COLOURS.rule, strokeOpacity: 1 }),
      gridY({ ticks: TICKS, stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisX({ ticks: TICKS, tickSize: 0, label: "said probability", labelAnchor: "center", labelArrow: "none" }),
      axisY({ ticks: TICKS, tickSize: 0, label: "share right", labelAnchor: "center", labelArrow: "none" }),
      line(EVEN, { stroke: COLOURS.muted, strokeDasharray: "4 3" }),
      ruleX(rows, {
        x: "confidence",
        y1: "low",
        y2: "high",
        stroke: COLOURS.right,
        strokeWidth: 2,
        strokeOpacity: 0.6,
      }),
      dot(rows, { x: "confidence", y: "accuracy", r: "count", fill: COLOURS.right, clip: false }),
      text(rows, {
        x: "confidence",
        y: 0,
        text: "count",
        dy: -9,
        fill: COLOURS.muted,
        stroke: COLOURS.paper,
        strokeWidth: 4,
        fontSize: 12,
      }),
    ],
  });
}
