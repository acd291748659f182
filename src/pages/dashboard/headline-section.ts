import type { Rise } from "../../dashboard/rises.js";
import { MOST_COUNTED } from "../../store/pages/unsure-list.js";
import { html, type Markup } from "../design/markup.js";
import { DAYS_BACK, type Dashboard } from "./dashboard.js";
import { counted, meanInWords, nameOfClass, rangeInWords, shareInWords, unsureInWords } from "./words.js";

/** Rises after the first that are named. */
const MORE_RISES = 3;

type Headline = Pick<Dashboard, "week" | "labels" | "unsure">;

/** What broke this week, and whether the App is right: to be read in ten seconds. */
export function headlineSection({ week, labels, unsure }: Headline): Markup {
  const [first, ...others] = week.rises;
  const triages = week.outcomes.reduce((sum, { count }) => sum + count, 0);
  return html`<p class="verdict">${first ? riseSentence(first, week.weeksBefore) : quietSentence(week)}</p>
${others.length > 0 ? html`<p class="note">Also more often than before: ${others.slice(0, MORE_RISES).map(shortRise)}.</p>` : html``}
<div class="cards">
<div class="card"><h2>Bugs this week</h2><p class="big">${week.bugs}</p><p class="note">first seen in the last 7 days; ${counted(triages, "triage")} in all</p></div>
${labelsCard(labels)}
<div class="card"><h2>Left to you</h2><p class="big">${unsure.count > MOST_COUNTED ? `${MOST_COUNTED.toLocaleString("en")}+` : unsure.count}</p><p class="note">${
    unsure.count === 0
      ? "the App was sure of every symptom, or you have said it"
      : html`<a href="#unsure">${unsureInWords(unsure.count)} ${unsure.count === 1 ? "bug" : "bugs"} whose symptom the App was not sure of</a>`
  }</p></div>
</div>`;
}

function riseSentence({ level, id, now, before }: Rise, weeks: number): string {
  const against =
    weeks === 1 ? `${meanInWords(before)} the week before` : `${meanInWords(before)} a week in the ${weeks} before`;
  return `More ${nameOfClass(level, id)} than usual: ${counted(now, "bug")} this week, against ${against}.`;
}

function shortRise({ level, id, now, before }: Rise, index: number): Markup {
  return html`${index > 0 ? ", " : ""}${nameOfClass(level, id)} (${now}, ${meanInWords(before)} a week before)`;
}

function quietSentence({ bugs, weeksBefore }: Dashboard["week"]): string {
  if (bugs === 0) return "No bug was reported this week.";
  if (weeksBefore === 0)
    return `${counted(bugs, "bug")} this week; the App has been here for no whole week before it: nothing to compare with yet.`;
  const spans = weeksBefore === 1 ? "the week before" : `the ${weeksBefore} weeks before`;
  return `Nothing breaks more often this week than in ${spans}.`;
}

function labelsCard(labels: Dashboard["labels"]): Markup {
  const applied = labels.reduce((sum, each) => sum + each.applied, 0);
  const corrected = labels.reduce((sum, each) => sum + each.corrected, 0);
  const [figure, note] =
    applied === 0
      ? ["–", `no label of a symptom or cause in ${DAYS_BACK} days`]
      : [
          shareInWords((applied - corrected) / applied),
          `${rangeInWords(applied - corrected, applied)}; people corrected ${corrected} of ${applied} in ${DAYS_BACK} days`,
        ];
  return html`<div class="card"><h2>Labels that stand</h2><p class="big">${figure}</p><p class="note">${note}</p></div>
`;
}
