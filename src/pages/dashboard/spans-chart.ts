import { axisX, axisY, cell, text } from "@observablehq/plot";
import { COLOURS, depth, draw } from "../design/draw.js";
import type { Markup } from "../design/markup.js";
import { roomFor } from "./room-for.js";

const ROW_HEIGHT = 30;
const MARGIN = { right: 4, top: 8, bottom: 40 } as const;
/** Every so manieth span has its day below it. */
const NAMED = 4;

/** How many bugs of a class came in a span. */
export interface SpanCell {
  name: string;
  /** Its first day. */
  span: string;
  count: number;
}

/** A row for each class, a cell for each span: the deeper, the more bugs. */
export function spansChart(label: string, rows: readonly { name: string }[], cells: readonly SpanCell[]): Markup {
  const spans = [...new Set(cells.map(({ span }) => span))];
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const seen = cells.filter(({ count }) => count > 0).map((each) => ({ ...each, opacity: depth(each.count / most) }));
  const at = { x: "span", y: "name" } as const;
  return draw(label, {
    height: MARGIN.top + MARGIN.bottom + ROW_HEIGHT * rows.length,
    marginLeft: roomFor(rows),
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { domain: spans, padding: 0.08, type: "band" },
    y: { domain: rows.map(({ name }) => name), padding: 0.16 },
    marks: [
      axisX({
        tickSize: 0,
        label: "first day",
        labelAnchor: "center",
        labelArrow: "none",
        tickFormat: (span: string) => (spans.indexOf(span) % NAMED === 0 ? span : ""),
      }),
      axisY({ tickSize: 0, label: null }),
      cell(cells, { ...at, fill: COLOURS.shade }),
      cell(seen, { ...at, fill: COLOURS.right, fillOpacity: "opacity" }),
      text(seen, { ...at, text: "count", fill: COLOURS.ink, fontSize: 11 }),
    ],
  });
}
