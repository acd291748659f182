import { formatEstimate } from "../../profile/format-estimate.js";
import type { Profile, ProfileCell } from "../../profile/profile-schema.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { dataTable } from "../design/data-table.js";
import { html, type Markup } from "../design/markup.js";
import { heatMap } from "./heat-map.js";
import type { IssueLists } from "./issue-lists.js";

/** Which symptoms come from which causes, here and in the study, and the issues behind each combination. */
export function combinationSection({ cells, malfunctions, examples }: Profile, lists: IssueLists): Markup {
  const studied = cells.reduce((sum, { study }) => sum + study, 0);
  const causes = cells.map(({ cause }) => cause);
  const shareHere = ({ estimate }: ProfileCell): number => estimate / Math.max(malfunctions.estimate, 1e-9);
  const shareThere = ({ study }: ProfileCell): number => study / Math.max(studied, 1);
  const most = Math.max(1e-9, ...cells.flatMap((cell) => [shareHere(cell), shareThere(cell)]));
  const here = cells
    .filter(({ estimate }) => estimate >= 0.5)
    .map((cell) => ({ ...cell, share: shareHere(cell), content: numberOf(cell) }));
  const there = cells.map((cell) => ({ ...cell, share: shareThere(cell), content: html`${cell.study}` }));
  const first = cells.filter(({ issues }) => issues.length > 0).sort((a, b) => b.issues.length - a.issues.length);
  return html`<section id="combinations">
<h2>Which symptoms, from which causes</h2>
<p>Both maps have the same colours: a depth is a share of all bugs. Here a number is an estimate, rounded: the sum over all
malfunctions of how likely each has that symptom and that cause. It leads to the issues behind it. In the study a bug counts once for each of its
symptoms and causes (${STUDY.bugs} bugs).</p>
<div class="maps">
${heatMap("Here, estimated bugs", here, causes, most)}
${heatMap("In the study, bugs", there, causes, most)}
</div>
<details class="behind"><summary>Issues behind each combination (${first.length})</summary>
${dataTable(
  ["symptom", "cause", "estimated bugs", "of them in these issues", "issues with it as first guess"],
  first.map((cell) => [
    html`<span id="${anchorOf(cell)}">${nameOf(SYMPTOMS, cell.symptom)}</span>`,
    nameOf(CAUSES, cell.cause),
    formatEstimate(cell.estimate),
    formatEstimate(cell.fromThem),
    lists.folded(cell.issues),
  ]),
  [2, 3],
)}
</details>
${exampleList(examples, lists)}
</section>`;
}

function exampleList(examples: Profile["examples"], lists: IssueLists): Markup {
  if (examples.length === 0) return html``;
  return html`<details class="behind"><summary>The surest issues of the commonest combinations (${examples.length})</summary>
<ul class="examples">
${examples.map(
  ({ symptom, cause, number, title }) =>
    html`<li>${lists.link(number)}${title === null ? html`` : html` <bdi>${title}</bdi>`} <span class="note">${nameOf(SYMPTOMS, symptom)}, ${nameOf(CAUSES, cause)}</span></li>
`,
)}</ul></details>`;
}

/** A number that leads to its issues, where there are some whose first guess it is. */
function numberOf(cell: ProfileCell): Markup {
  const number = Math.round(cell.estimate);
  return cell.issues.length === 0 ? html`${number}` : html`<a href="#${anchorOf(cell)}">${number}</a>`;
}

function anchorOf({ symptom, cause }: ProfileCell): string {
  return `${symptom}-${cause}`;
}

function nameOf(rows: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
