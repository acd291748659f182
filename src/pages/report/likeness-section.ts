import { LEVEL_NAMES, PROFILE_LEVELS } from "../../profile/levels.js";
import type { Profile } from "../../profile/profile-schema.js";
import { dataTable } from "../design/data-table.js";
import { html, type Markup } from "../design/markup.js";

/** Which engine of the study the repository is like. */
export function likenessSection({ likeness }: Profile): Markup {
  if (likeness.length === 0) return html``;
  return html`<section id="likeness">
<h2>Which engine it is like</h2>
<p>Correlation of the shares of classes here with those of each engine of the study: 1 is the same pattern, 0 none.</p>
${dataTable(
  ["engine", ...LEVEL_NAMES.map((level) => PROFILE_LEVELS[level].title)],
  likeness.map(({ name, levels }) => [name, ...LEVEL_NAMES.map((level) => (levels[level] ?? 0).toFixed(2))]),
  [1, 2, 3, 4, 5],
  "Correlation with each engine",
)}
</section>`;
}
