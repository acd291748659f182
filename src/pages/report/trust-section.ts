import { formatInterval, formatShare, NOTHING } from "../../evaluation/format-number.js";
import { PROFILE_LEVELS } from "../../profile/levels.js";
import { MEASURED_LEVELS, MEASURED_SYMPTOMS } from "../../profile/measured-accuracy.js";
import type { Profile } from "../../profile/profile-schema.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { dataTable } from "../design/data-table.js";
import { html, type Markup } from "../design/markup.js";
import { accuracyMonths } from "./accuracy-months.js";
import type { IssueLists } from "./issue-lists.js";

/** Labels that are shown, those of which most is known first; a repository may have a hundred. */
const SHOWN = 16;

/** How right the decisions are: by this repository's own word, and as measured elsewhere. */
export function trustSection(profile: Profile, lists: IssueLists): Markup {
  return html`<section id="trust">
<h2>How far to trust it</h2>
<h3>In this repository</h3>
${ownWord(profile.accuracy, lists)}
${accuracyMonths(profile)}
<h3>As measured on labelled issues of three engines</h3>
<p>First guesses that were right: ${levels()}. The study's two human raters, with the fix in view, agree far better on symptoms
(kappa 0.93) than anybody can from a report alone.</p>
${dataTable(
  ["symptom", "labelled issues", "precision", "recall"],
  SYMPTOMS.flatMap(({ id, name }) => {
    const measured = MEASURED_SYMPTOMS[id];
    return measured === undefined
      ? []
      : [[name, measured.issues, formatShare(measured.precision), formatShare(measured.recall)]];
  }),
  [2, 3],
  "Precision and recall of each symptom",
)}
</section>`;
}

function ownWord({ by, issues, rows }: Profile["accuracy"], lists: IssueLists): Markup {
  const intro =
    by === "labels"
      ? html`<p>What its own labels, as their names suggest, say of the decisions, on ${issues} issues that the weights do not know. Labels are given for
many purposes: a wrong one is a place to look.</p>`
      : html`<p>What people did to the App's labels on ${issues} issues: taken off or contradicted is wrong, said again is right. A label
that nobody touched counts as neither.</p>`;
  if (rows.length === 0)
    return html`${intro}<p class="note">Nothing that could be right or wrong: nothing is known here.</p>`;
  return html`${intro}
${dataTable(
  ["label", "given", "precision", "95 %", "right", "wrong"],
  rows.slice(0, SHOWN).map(({ label, given, precision, interval, right, wrong }) => {
    const [low, high] = interval ?? [];
    const between = low === undefined || high === undefined ? NOTHING : formatInterval([low, high]);
    return [label, given, formatShare(precision), between, lists.folded(right), lists.folded(wrong)];
  }),
  [2, 3],
)}
${rows.length > SHOWN ? html`<p class="note">and ${rows.length - SHOWN} labels more, of which less is known</p>` : html``}`;
}

function levels(): string {
  return Object.entries(MEASURED_LEVELS)
    .map(
      ([level, value]) =>
        `${PROFILE_LEVELS[level as keyof typeof MEASURED_LEVELS].title.toLowerCase()} ${formatShare(value)}`,
    )
    .join(", ");
}
