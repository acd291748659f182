import { CAUSES } from "../../taxonomy/causes.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { html, type Markup } from "../design/markup.js";
import { scrolling } from "./scrolling.js";

/** A field of the map. */
export interface HeatCell {
  symptom: string;
  cause: string;
  /** Decides the depth of colour: a share of all bugs. */
  share: number;
  /** What stands in it. */
  content: Markup;
}

/** Depths of colour beside none, see base.css. */
const DEPTHS = 8;

/**
 * Symptoms by causes, the deeper the colour the larger the share. A table and no drawing: numbers in it can be links, and it
 * is read out row by row.
 *
 * @param causes ids of the rows
 * @param most share of the deepest colour; maps that stand beside each other have the same
 */
export function heatMap(title: string, cells: readonly HeatCell[], causes: readonly string[], most: number): Markup {
  const byKey = new Map(cells.map((cell) => [`${cell.symptom} ${cell.cause}`, cell]));
  const rows = CAUSES.filter(({ id }) => causes.includes(id)).map(
    ({ id: cause, name }) => html`<tr><th scope="row">${name}</th>${SYMPTOMS.map(({ id }) =>
      fieldOf(byKey.get(`${id} ${cause}`), most),
    )}</tr>
`,
  );
  const table = html`<table class="heat"><caption>${title}</caption><thead><tr><td></td>${SYMPTOMS.map(
    ({ name }) => html`<th scope="col"><span>${name}</span></th>`,
  )}</tr></thead>
<tbody>
${rows}</tbody></table>`;
  return scrolling(title, table);
}

function fieldOf(cell: HeatCell | undefined, most: number): Markup {
  if (cell === undefined || cell.share === 0) return html`<td></td>`;
  // The root spreads the many small shares over the depths.
  const depth = Math.max(1, Math.ceil(Math.sqrt(Math.min(1, cell.share / most)) * DEPTHS));
  return html`<td class="h${depth}">${cell.content}</td>`;
}
