import { profileInWords } from "../../profile/in-words.js";
import type { Profile } from "../../profile/profile-schema.js";
import { caveatsOf, sourceInWords } from "../../profile/source-in-words.js";
import { STUDY } from "../../taxonomy/study-tables.js";
import { html, type Markup } from "../design/markup.js";
import type { IssueLists } from "./issue-lists.js";

/** What was looked at, and the result in sentences. */
export function introduction(profile: Profile, lists: IssueLists): Markup {
  const { repo, kinds } = profile;
  return html`<header>
<h1>Bugs of ${repo}</h1>
<p class="lead">From ${sourceInWords(profile)}; beside the ${STUDY.bugs} bugs of five engines that a study labelled with the fix in view.</p>
<ul>
${profileInWords(profile).map((sentence) => html`<li>${sentence}</li>\n`)}</ul>
<dl>
${kinds.map(({ id, issues }) => html`<dt>${id}</dt><dd>${lists.folded(issues)}</dd>\n`)}</dl>
${notes(caveatsOf(profile))}
</header>`;
}

function notes(caveats: readonly string[]): Markup {
  if (caveats.length === 0) return html``;
  return html`<ul class="note">
${caveats.map((caveat) => html`<li>${caveat}</li>\n`)}</ul>`;
}
