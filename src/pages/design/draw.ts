import { type PlotOptions, plot } from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { type Markup, trusted } from "./markup.js";

/** Width of a chart in its own units; the page scales it. Type of 13 units stays readable on a telephone. */
const WIDTH = 420;

/** Colours come from the page, so that a chart is right in light and dark. */
export const COLOURS = {
  ink: "var(--ink)",
  muted: "var(--muted)",
  rule: "var(--rule)",
  shade: "var(--shade)",
  paper: "var(--paper)",
  right: "var(--right)",
  wrong: "var(--wrong)",
} as const;

/** Most opaque colour of a cell: text on it stays readable in light and dark. */
const STRONGEST = 0.6;
/** Least opaque colour of a cell that is not empty. */
const FAINTEST = 0.06;

/** Opacity of a cell for a share of 0 to 1. */
export function depth(share: number): number {
  return FAINTEST + (STRONGEST - FAINTEST) * share;
}

/** Angle of names above columns, in degrees; and room for a character of 13 units along and above the column. */
export const SLANT = -55;
const CHARACTER = { across: 4.3, up: 6.3 } as const;

/** Margins that slanted names of columns need above them, and to the right of the last. */
export function slantedMargins(names: readonly string[]): { marginTop: number; marginRight: number } {
  const longest = Math.max(...names.map(({ length }) => length));
  return { marginTop: 14 + CHARACTER.up * longest, marginRight: CHARACTER.across * (names.at(-1) ?? "").length };
}

/** What is used of the element that the library makes. */
interface Drawn {
  outerHTML: string;
  setAttribute(name: string, value: string): void;
}

/**
 * Draws a chart as inline SVG: no script, no network, no style but the page's.
 *
 * @param label what the chart shows, for who cannot see it
 */
export function draw(label: string, options: PlotOptions): Markup {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const drawn: Drawn = plot({
    document,
    width: WIDTH,
    ariaLabel: label,
    ...options,
  });
  drawn.setAttribute("role", "img");
  drawn.setAttribute("font-size", "13");
  drawn.setAttribute("color", COLOURS.ink);
  return trusted(lean(drawn.outerHTML));
}

/**
 * Without the library's style element and style attributes, which a page that is served may not have (its policy forbids
 * them) and which the page's own style replaces; without its names of marks (`dot`), which say nothing beside the chart's
 * own; and with two decimals in the attributes of tags.
 */
function lean(svg: string): string {
  return svg.replace(/<style>[^<]*<\/style>/, "").replace(/<[^>]*>/g, (tag) =>
    tag
      .replace(/ style="[^"]*"/, "")
      .replace(/^(<(?!svg)[^>]*?) aria-label="[^"]*"/, "$1")
      .replace(/(\d\.\d\d)\d+/g, "$1"),
  );
}
