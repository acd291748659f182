import { type ImpliedNote, impliedBy } from "../../profile/implied.js";
import type { Profile } from "../../profile/profile-schema.js";
import { html, type Markup } from "../design/markup.js";

/** What the profile implies, by who reads it; the studies' numbers are folded under each piece of advice. */
export function implicationSection(profile: Profile): Markup {
  const sources = new Map(profile.sources.map((source) => [source.id, source]));
  return html`<section id="implications">
<h2>What it implies</h2>
<p>Advice is this project's reading of the studies; this repository's own numbers stand beside, as estimates.</p>
${impliedBy(profile).map(
  ({ title, notes }) => html`<h3>${title}</h3>
<ul class="advice">
${notes.map((note) => itemOf(note, sources))}</ul>
`,
)}</section>`;
}

function itemOf(
  { advice, here, figures }: ImpliedNote,
  sources: ReadonlyMap<string, Profile["sources"][number]>,
): Markup {
  const own = here.filter(({ row }) => row.estimate > 0);
  return html`<li>${advice}
${own.map(({ level, row, words }) => html`<div class="note">Here: <a href="#${level}-${row.id}">${words}</a></div>\n`)}<details class="note"><summary>What the studies counted</summary>
<ul>
${figures.map(({ words, source }) => html`<li>${words} ${citation(sources.get(source))}</li>\n`)}</ul>
</details></li>
`;
}

function citation(source: Profile["sources"][number] | undefined): Markup {
  return source === undefined ? html`` : html`(<a href="${source.url}">${source.title}</a>)`;
}
