import { axisX, axisY, dot, gridX, ruleX, ruleY, tickX } from "@observablehq/plot";
import type { ClassShare } from "../../dashboard/shares.js";
import { COLOURS, draw } from "../design/draw.js";
import type { Markup } from "../design/markup.js";
import { roomFor } from "./room-for.js";

const ROW_HEIGHT = 30;
const MARGIN = { right: 18, top: 8, bottom: 40 } as const;
/** The axis ends at a multiple of this many percent. */
const STEP = 20;

/** A row for each class: its share here with the interval, and a stroke for its share in the study. */
export function shareChart(label: string, shares: readonly ClassShare[]): Markup {
  const furthest = Math.max(...shares.map(({ high, study }) => Math.max(high, study))) * 100;
  const end = Math.max(STEP, Math.ceil(furthest / STEP) * STEP);
  return draw(label, {
    height: MARGIN.top + MARGIN.bottom + ROW_HEIGHT * shares.length,
    marginLeft: roomFor(shares),
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { domain: [0, end] },
    y: { domain: shares.map(({ name }) => name), padding: 0.4 },
    marks: [
      gridX({ ticks: 5, stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisX({ ticks: 5, tickSize: 0, label: "% of bugs", labelAnchor: "center", labelArrow: "none" }),
      axisY({ tickSize: 0, label: null }),
      ruleX([0], { stroke: COLOURS.rule }),
      ruleY(shares, {
        y: "name",
        x1: ({ low }: ClassShare) => low * 100,
        x2: ({ high }: ClassShare) => high * 100,
        stroke: COLOURS.right,
        strokeWidth: 2,
        strokeOpacity: 0.6,
      }),
      tickX(shares, { x: ({ study }: ClassShare) => study * 100, y: "name", stroke: COLOURS.ink, strokeWidth: 2 }),
      dot(shares, { x: ({ share }: ClassShare) => share * 100, y: "name", fill: COLOURS.right, r: 5 }),
    ],
  });
}
