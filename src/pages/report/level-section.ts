import { formatEstimate, formatPart, formatParts } from "../../profile/format-estimate.js";
import { LEVEL_NAMES, type LevelName, PROFILE_LEVELS } from "../../profile/levels.js";
import { MEASURED_LEVELS } from "../../profile/measured-accuracy.js";
import type { Profile, ProfileClass } from "../../profile/profile-schema.js";
import { isWeakLevel, weaknessOf } from "../../profile/weakness.js";
import { dataTable } from "../design/data-table.js";
import { figure } from "../design/figure.js";
import { html, type Markup } from "../design/markup.js";
import type { IssueLists } from "./issue-lists.js";
import { shareChart } from "./share-chart.js";

/** Levels that are drawn as well: few classes that everybody asks for first. */
const DRAWN: readonly LevelName[] = ["symptom", "component"];
const READING = "Dots are shares here, bars their 95 % intervals; the upright strokes are the study's shares.";

/** Shares of the classes of each level, here and in the study, and the issues behind them. */
export function levelSections(profile: Profile, lists: IssueLists): readonly Markup[] {
  return LEVEL_NAMES.map((level) => levelSection(profile, level, lists));
}

function levelSection(profile: Profile, level: LevelName, lists: IssueLists): Markup {
  const rows = (profile.levels[level] ?? []).filter(({ estimate, study }) => estimate > 0 || study.count > 0);
  const { title } = PROFILE_LEVELS[level];
  return html`<section id="${level}">
<h2>${level === "component" ? "Components: where the bugs lie" : title}</h2>
${trustOf(level)}
${DRAWN.includes(level) ? figure(`${title} here and in the study`, READING, shareChart(`Shares of ${title.toLowerCase()} here with intervals, and in the study`, rows)) : html``}
${dataTable(
  ["", "bugs", "share", "95 %", "study", "95 %", "first guess of", "beside the study"],
  rows.map((row) => cellsOf(profile, level, row, lists)),
  [1, 2, 3, 4, 5],
)}
</section>
`;
}

function trustOf(level: LevelName): Markup {
  const right = formatPart(MEASURED_LEVELS[level]);
  const words = html`On labelled issues that the classifier had not seen, its first guess here was right for ${right}.`;
  if (!isWeakLevel(level)) return html`<p class="note">${words}</p>`;
  return html`<p class="warning">${words} The shares below are made of many such guesses: they show where to look, not what is so.</p>`;
}

function cellsOf(profile: Profile, level: LevelName, row: ProfileClass, lists: IssueLists) {
  const { id, name, estimate, share, interval, study, differs, issues } = row;
  const weak = weaknessOf(profile, level, id);
  return [
    html`<span id="${level}-${id}">${name}</span>`,
    formatEstimate(estimate),
    formatPart(share),
    formatParts(interval),
    formatPart(study.share),
    formatParts(study.interval),
    lists.folded(issues),
    html`${differs === null ? html`` : html`<b>${differs}</b>`}${weak === null ? html`` : html` <span class="note">${weak}</span>`}`,
  ];
}
