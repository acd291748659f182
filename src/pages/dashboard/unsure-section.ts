import { percent } from "../../decide/comment/confidence.js";
import type { DecisionSettings } from "../../decide/settings.js";
import type { UnsureIssue } from "../../store/pages/unsure-list.js";
import { html, type Markup } from "../design/markup.js";
import { timeOf } from "../design/time.js";
import { addressOf } from "./asked.js";
import type { Dashboard } from "./dashboard.js";
import { evidenceLines } from "./evidence-lines.js";
import { issueLink } from "./issue-link.js";
import { nameOfClass, unsureInWords } from "./words.js";

/** Guesses that are offered for an issue. */
const GUESSES = 2;

/** Bugs whose symptom the App left open, each with the commands that would say it. */
export function unsureSection({ unsure, asked, repoUrl, now, configuration }: Dashboard): Markup {
  const { reasons } = configuration.settings.triage.decision;
  const { count, issues, below } = unsure;
  const rest = [
    ...(asked.below !== null ? [html`<a href="${addressOf(asked, { below: null })}#unsure">Newest</a>`] : []),
    ...(below !== null ? [html`<a href="${addressOf(asked, { below })}#unsure" rel="next">Older</a>`] : []),
  ];
  return html`<section id="unsure" aria-labelledby="unsure-title">
<h2 id="unsure-title">Left to you <span class="quiet">${unsureInWords(count)}</span></h2>
${
  issues.length === 0
    ? html`<p class="quiet">${count === 0 ? "Nothing: no bug whose symptom is open." : "No more: these were all."}</p>`
    : html`<p class="note">The App was not sure enough of the symptom. A comment with one of these lines on the issue says it, and
counts as a correction. Each line can be changed: the other symptoms are as good.</p>
<ol class="rows">
${issues.map((issue) => rowOf(issue, reasons, repoUrl, now))}</ol>`
}
${rest.length > 0 ? html`<nav class="actions" aria-label="More that is left to you">${rest}</nav>` : html``}
</section>`;
}

function rowOf(
  { issue, at, decision }: UnsureIssue,
  reasons: DecisionSettings["reasons"],
  repoUrl: string,
  now: Date,
): Markup {
  return html`<li>
<p class="row-head">${issueLink(repoUrl, issue)} <span class="note">${timeOf(at, now)}</span></p>
<ul class="guesses">${decision.symptoms.slice(0, GUESSES).map(({ id, p }) => guessOf(issue, id, p))}</ul>
${evidenceLines(decision.evidence, 1, reasons)}
</li>
`;
}

function guessOf(issue: number, id: string, p: number): Markup {
  const command = `/triage symptom:${id}`;
  return html`<li><code>${command}</code> <button type="button" class="small needs-script" data-copy="${command}" aria-label="Copy the command ${command} for issue ${issue}">Copy</button> <span class="note">${nameOfClass("symptom", id)}, ${percent(p)}</span></li>
`;
}
