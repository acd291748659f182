import { axisX, axisY, dot, gridY, line, text } from "@observablehq/plot";
import { COLOURS, draw } from "../../pages/design/draw.js";
import type { Markup } from "../../pages/design/markup.js";
import { formatShare } from "../format-number.js";

interface Point {
  name: string;
  k: number;
  recall: number;
}

/** Ranks whose value is written at the line. */
const WRITTEN: readonly number[] = [1, 3];
/** Rank beside which the lower line has its name. */
const NAMED = 6;

/** How often the labelled class is among the first k, for a classifier and for one that ranks by frequency (dashed). */
export function topKChart(label: string, ours: readonly number[], commonest: readonly number[]): Markup {
  const points = (name: string, recalls: readonly number[]): readonly Point[] =>
    recalls.map((recall, index) => ({ name, k: index + 1, recall }));
  const own = points("engine-triage", ours);
  const naive = points("commonest first", commonest);
  const at = { x: "k", y: "recall" } as const;
  const value = ({ recall }: Point): string => formatShare(recall);
  const name = { ...at, text: "name", fontWeight: 600, stroke: COLOURS.paper, strokeWidth: 4 } as const;
  return draw(label, {
    height: 340,
    marginLeft: 52,
    marginBottom: 44,
    marginTop: 18,
    marginRight: 18,
    x: { domain: [1, Math.max(ours.length, 2)] },
    y: { domain: [0, 1] },
    marks: [
      gridY({ ticks: 5, stroke: COLOURS.rule, strokeOpacity: 1 }),
      axisX({ ticks: ours.length, tickSize: 0, label: "k", labelAnchor: "center", labelArrow: "none" }),
      axisY({ ticks: 5, tickSize: 0, label: "share of malfunctions", labelAnchor: "center", labelArrow: "none" }),
      line(naive, { ...at, stroke: COLOURS.muted, strokeWidth: 2, strokeDasharray: "4 3" }),
      line(own, { ...at, stroke: COLOURS.right, strokeWidth: 2 }),
      dot(own, { ...at, fill: COLOURS.right, r: 4 }),
      // The lines bend down to the right: below and right of a point is free.
      text(
        own.filter(({ k }) => WRITTEN.includes(k)),
        { ...at, text: value, dx: 8, dy: 12, textAnchor: "start", fill: COLOURS.ink },
      ),
      text(own.slice(-1), { ...name, textAnchor: "end", dx: 6, dy: -16, fill: COLOURS.right }),
      text(
        naive.filter(({ k }) => k === NAMED),
        { ...name, textAnchor: "start", dx: 4, dy: 18, fill: COLOURS.muted },
      ),
    ],
  });
}
