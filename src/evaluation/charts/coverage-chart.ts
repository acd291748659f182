import { areaY, axisX, axisY, dot, gridX, gridY, line, ruleY, text } from "@observablehq/plot";
import { COLOURS, draw } from "../../pages/design/draw.js";
import type { Markup } from "../../pages/design/markup.js";
import type { CurvePoint } from "../coverage-curve.js";
import { formatShare } from "../format-number.js";
import type { LabelFigures } from "../measure.js";

/** The precision of fewer labels than this says nothing: the curve starts here. */
export const FIRST_LABELS = 10;
/** Points that are drawn at most. */
const POINTS = 120;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/**
 * Precision of a family's labels against the share of malfunctions that they cover, as one common gate falls; the band is
 * the 95 % interval. The large dot is where the gates stand, which differ by class: it need not be on the curve.
 *
 * @param target precision that the gates were chosen for
 */
export function coverageChart(
  label: string,
  curve: readonly CurvePoint[],
  gates: LabelFigures,
  target: number | undefined,
): Markup {
  const points = drawn(curve);
  const operating = gates.applied === 0 ? [] : [gates];
  return draw(label, {
    height: 340,
    marginLeft: 52,
    marginBottom: 44,
    marginTop: 18,
    marginRight: 18,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      gridX({ ticks: TICKS, stroke: COLOURS.rule, strokeOpacity: 1 }),
      gridY({ ticks: TICKS, stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisX({ ticks: TICKS, tickSize: 0, label: "coverage", labelAnchor: "center", labelArrow: "none" }),
      axisY({ ticks: TICKS, tickSize: 0, label: "precision", labelAnchor: "center", labelArrow: "none" }),
      ruleY(target === undefined ? [] : [target], { stroke: COLOURS.muted, strokeDasharray: "4 3" }),
      areaY(points, { x: "coverage", y1: "low", y2: "high", fill: COLOURS.right, fillOpacity: 0.18 }),
      line(points, { x: "coverage", y: "precision", stroke: COLOURS.right, strokeWidth: 2 }),
      dot(operating, { x: "coverage", y: "precision", r: 6, fill: COLOURS.wrong, stroke: COLOURS.paper }),
      text(operating, {
        frameAnchor: "bottom-left",
        text: ({ precision, coverage }: LabelFigures) =>
          `gates: precision ${formatShare(precision)} at coverage ${formatShare(coverage)}`,
        dx: 10,
        dy: -12,
        fill: COLOURS.wrong,
        stroke: COLOURS.paper,
        strokeWidth: 5,
      }),
    ],
  });
}

function drawn(
  curve: readonly CurvePoint[],
): readonly { coverage: number; precision: number; low: number; high: number }[] {
  const sound = curve.filter(({ labels }) => labels >= FIRST_LABELS);
  const every = Math.ceil(sound.length / POINTS);
  return sound
    .filter((_, index) => index % every === 0 || index === sound.length - 1)
    .map(({ coverage, precision, interval: [low, high] }) => ({ coverage, precision, low, high }));
}
