import type { Profile } from "../../profile/profile-schema.js";
import { html, type Markup } from "../design/markup.js";
import { pageDocument } from "../design/page-document.js";
import { closingSection } from "./closing-section.js";
import { combinationSection } from "./combination-section.js";
import { implicationSection } from "./implication-section.js";
import { introduction } from "./introduction.js";
import { createIssueLists } from "./issue-lists.js";
import { levelSections } from "./level-section.js";
import { likenessSection } from "./likeness-section.js";
import { trendSection } from "./trend-section.js";
import { trustSection } from "./trust-section.js";

/**
 * What every place that shows a report has: the bugs in all views, what they imply, how far to trust it.
 *
 * @param githubUrl address of GitHub's pages, without a slash at its end
 * @param whole where all issues behind all numbers are named
 */
export function renderReport(profile: Profile, githubUrl: string, whole: Markup): Markup {
  const lists = createIssueLists(profile, githubUrl);
  if (profile.malfunctions.issues.length === 0) return html`${introduction(profile, lists)}\n${method(whole)}`;
  return html`<div class="report">
${introduction(profile, lists)}
${combinationSection(profile, lists)}
${levelSections(profile, lists)}
${trendSection(profile, lists)}
${closingSection(profile, lists)}
${likenessSection(profile)}
${implicationSection(profile)}
${trustSection(profile, lists)}
${method(whole)}
</div>`;
}

/**
 * A report as one self-contained HTML page: inline style and SVG, no script, no network.
 *
 * @param githubUrl address of GitHub's pages, without a slash at its end
 */
export function renderReportFile(profile: Profile, githubUrl: string): string {
  return pageDocument(
    `Bugs of ${profile.repo}: engine-triage`,
    renderReport(profile, githubUrl, html`<code>engine-triage report --json</code>`),
  );
}

function method(whole: Markup): Markup {
  return html`<footer>
<p>How it is counted: every issue that was decided to be a malfunction counts as much as it is likely to be one, and goes to each class as much as it is
likely to have it. A share's interval takes the estimated bugs for as many that were drawn; it does not hold that the classifier may be wrong here in a way it
was not elsewhere. <b>More</b> and <b>less</b> stand where the intervals here and in the study lie apart. Lists name the newest issues; ${whole} names all of them.</p>
<p>Ids and the study's counts are those of <i>A First Look at Bugs in LLM Inference Engines</i>,
<a href="https://doi.org/10.1145/3788873">doi.org/10.1145/3788873</a>.</p>
</footer>`;
}
