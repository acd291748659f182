import { axisX, axisY, cell, text } from "@observablehq/plot";
import { LEVELS } from "../../classify/levels.js";
import { COLOURS, depth, draw, SLANT, slantedMargins } from "../../pages/design/draw.js";
import type { Markup } from "../../pages/design/markup.js";
import type { CoOccurrence } from "../co-occurrence.js";

const ROW_HEIGHT = 20;
const MARGIN_LEFT = 238;
const MARGIN_BOTTOM = 6;

/** Counts of symptom and cause, labelled or decided. Both charts of a page share the depth of colour: `most`. */
export function coOccurrenceChart(
  label: string,
  pairs: readonly CoOccurrence[],
  which: "labelled" | "decided",
  most: number,
): Markup {
  const causes = LEVELS.cause.filter((id) => pairs.some(({ cause }) => cause === id));
  const cells = pairs
    .filter((pair) => pair[which] > 0)
    .map(({ symptom, cause, [which]: count }) => ({ symptom, cause, count, opacity: depth(Math.sqrt(count / most)) }));
  const at = { x: "symptom", y: "cause" } as const;
  const margins = slantedMargins(LEVELS.symptom);
  return draw(label, {
    ...margins,
    height: margins.marginTop + MARGIN_BOTTOM + ROW_HEIGHT * causes.length,
    marginBottom: MARGIN_BOTTOM,
    marginLeft: MARGIN_LEFT,
    x: { domain: LEVELS.symptom, padding: 0.06 },
    y: { domain: causes, padding: 0.06 },
    marks: [
      axisX({ anchor: "top", tickSize: 0, tickRotate: SLANT, tickPadding: 0, label: null, fontSize: 12 }),
      axisY({ tickSize: 0, label: null, fontSize: 12 }),
      cell(
        causes.flatMap((cause) => LEVELS.symptom.map((symptom) => ({ symptom, cause }))),
        { ...at, fill: COLOURS.shade },
      ),
      cell(cells, { ...at, fill: COLOURS.right, fillOpacity: "opacity" }),
      text(cells, { ...at, text: "count", fill: COLOURS.ink, fontSize: 11.5 }),
    ],
  });
}
