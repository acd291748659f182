import { dataTable } from "../design/data-table.js";
import { visibleLabel } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";
import { DAYS_BACK, type Dashboard } from "./dashboard.js";
import { rangeInWords, shareInWords } from "./words.js";

/** How the App's labels fared with people, label by label. */
export function labelsSection({ labels, said }: Pick<Dashboard, "labels" | "said">): Markup {
  return html`<section id="labels" aria-labelledby="labels-title">
<h2 id="labels-title">Is the App right?</h2>
<p class="note">Labels of the last ${DAYS_BACK} days. A label counts as corrected when somebody with triage permission took it off or said
something else by a command. Nobody looks at every label: what stands is the most that can be right.</p>
${
  labels.length === 0
    ? html`<p class="quiet">No label of a symptom or cause yet.</p>`
    : dataTable(
        ["label", "put on", "corrected", "stand", "95 % interval"],
        labels.map(({ label, applied, corrected }) => {
          const stand = applied - corrected;
          return [visibleLabel(label), applied, corrected, shareInWords(stand / applied), rangeInWords(stand, applied)];
        }),
        [3, 4],
      )
}
${
  said.judged === 0
    ? html``
    : html`<p>People have said of ${said.judged} symptoms and causes what it is; in ${said.right} of them the App had said the same: ${shareInWords(said.right / said.judged)}
<span class="range">(${rangeInWords(said.right, said.judged)})</span>. They speak where it is wrong rather than where it is right: of all decisions more
will be right.</p>`
}
</section>`;
}
