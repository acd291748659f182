import { axisX, axisY, dot, gridY, ruleX, text } from "@observablehq/plot";
import type { RecentMonths } from "../../profile/recent-months.js";
import { COLOURS, draw } from "../design/draw.js";
import type { Markup } from "../design/markup.js";

const ROW_HEIGHT = 92;
/** Names of months under the axis at most. */
const TICKS = 6;
/** Above the highest share, for the name of the label. */
const HEADROOM = 1.45;

/** How right each label was by month, a row of dots with their intervals for each label. */
export function accuracyChart(caption: string, { months, labels }: RecentMonths): Markup {
  const marks = labels.flatMap(({ label, rows }) =>
    rows.flatMap(({ month, precision, interval }) =>
      precision === null || interval === null ? [] : [{ label, month, precision, low: interval[0], high: interval[1] }],
    ),
  );
  const every = Math.ceil(months.length / TICKS);
  const shares = [0, 0.5, 1];
  return draw(caption, {
    height: 30 + ROW_HEIGHT * labels.length,
    marginLeft: 44,
    marginRight: 8,
    marginTop: 4,
    marginBottom: 26,
    x: { type: "point", domain: [...months], padding: 0.5 },
    y: { domain: [0, HEADROOM], label: null },
    fy: { domain: labels.map(({ label }) => label), axis: null, padding: 0.1 },
    marks: [
      gridY(shares, { stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisY(shares, { tickSize: 0, label: null, fontSize: 11, tickFormat: (share: number) => `${share * 100} %` }),
      axisX({ ticks: months.filter((_, index) => index % every === 0), tickSize: 0, label: null, fontSize: 12 }),
      ruleX(marks, {
        x: "month",
        y1: "low",
        y2: "high",
        fy: "label",
        stroke: COLOURS.right,
        strokeWidth: 2,
        strokeOpacity: 0.6,
      }),
      dot(marks, { x: "month", y: "precision", fy: "label", fill: COLOURS.right, r: 4 }),
      text(labels, { fy: "label", text: "label", frameAnchor: "top-left", fontSize: 12, fill: COLOURS.ink }),
    ],
  });
}
