import { axisX, axisY, dot, gridX, ruleY, tickX } from "@observablehq/plot";
import type { ProfileClass } from "../../profile/profile-schema.js";
import { COLOURS, draw } from "../design/draw.js";
import type { Markup } from "../design/markup.js";

const ROW_HEIGHT = 24;

/** Shares of classes here, as dots with their intervals, and a mark where the study has each. */
export function shareChart(label: string, rows: readonly ProfileClass[]): Markup {
  const marks = rows.map(({ name, share, interval: [low, high], study }) => ({
    name,
    share: share * 100,
    low: low * 100,
    high: high * 100,
    study: study.share * 100,
  }));
  return draw(label, {
    height: 52 + ROW_HEIGHT * rows.length,
    marginLeft: 170,
    marginRight: 14,
    marginBottom: 40,
    marginTop: 8,
    x: { domain: [0, Math.max(1, ...marks.flatMap(({ high, study }) => [high, study]))], nice: true },
    y: { domain: marks.map(({ name }) => name) },
    marks: [
      gridX({ ticks: 5, stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisX({ ticks: 5, tickSize: 0, label: "% of bugs", labelAnchor: "center", labelArrow: "none" }),
      axisY({ tickSize: 0, label: null, fontSize: 12 }),
      ruleY(marks, { y: "name", x1: "low", x2: "high", stroke: COLOURS.right, strokeWidth: 2, strokeOpacity: 0.6 }),
      tickX(marks, { x: "study", y: "name", stroke: COLOURS.wrong, strokeWidth: 3, inset: 3 }),
      dot(marks, { x: "share", y: "name", fill: COLOURS.right, r: 4.5 }),
    ],
  });
}
