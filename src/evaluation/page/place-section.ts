import { html, type Markup } from "../../pages/design/markup.js";
import type { Evaluation } from "../evaluation.js";
import { classTable, rankedClassTable } from "./class-table.js";

/** Phase and component: where in the engine's life and in its code. */
export function placeSection({ figures }: Evaluation): Markup {
  return html`<section id="places">
<h2>Phase and component</h2>
${classTable("phase", figures.phases)}
${rankedClassTable("component", figures.components)}
</section>`;
}
