import { axisX, barY, ruleY, text } from "@observablehq/plot";
import { formatEstimate } from "../../profile/format-estimate.js";
import type { Profile } from "../../profile/profile-schema.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { COLOURS, draw } from "../design/draw.js";
import type { Markup } from "../design/markup.js";

const ROW_HEIGHT = 62;
/** Names of periods under the axis at most. */
const TICKS = 6;

/** Estimated bugs of each period, a row of bars for each symptom with a scale of its own. */
export function trendChart(label: string, periods: Profile["trend"]["periods"]): Markup {
  const rows = SYMPTOMS.flatMap(({ id, name }) => {
    const values = periods.map(({ id: period, symptoms }) => ({ period, bugs: symptoms[id] ?? 0 }));
    const most = Math.max(...values.map(({ bugs }) => bugs));
    return most > 0 ? [{ name, most, values }] : [];
  });
  const bars = rows.flatMap(({ name, most, values }) =>
    values.filter(({ bugs }) => bugs > 0).map(({ period, bugs }) => ({ name, period, height: bugs / most })),
  );
  const tops = rows.map(({ name, most }) => ({ name, most: `${name}: at most ${formatEstimate(most)}` }));
  const every = Math.ceil(periods.length / TICKS);
  const ticks = periods.map(({ id }) => id).filter((_, index) => index % every === 0);
  return draw(label, {
    height: 30 + ROW_HEIGHT * rows.length,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 4,
    marginBottom: 26,
    x: { domain: periods.map(({ id }) => id), padding: 0.15 },
    y: { domain: [0, 1.55], axis: null, label: null },
    fy: { domain: rows.map(({ name }) => name), axis: null, padding: 0.08 },
    marks: [
      axisX({ ticks, tickSize: 0, label: null, fontSize: 12 }),
      barY(bars, { x: "period", y: "height", fy: "name", fill: COLOURS.right, fillOpacity: 0.75 }),
      ruleY(rows, { y: 0, fy: "name", stroke: COLOURS.rule }),
      text(tops, { fy: "name", frameAnchor: "top-left", text: "most", fontSize: 12, fill: COLOURS.ink }),
    ],
  });
}
