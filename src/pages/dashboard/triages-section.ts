import { percent } from "../../decide/comment/confidence.js";
import type { Decision } from "../../decide/decision.js";
import type { DecisionSettings } from "../../decide/settings.js";
import type { ListedTriage } from "../../store/pages/triage-list.js";
import { OUTCOMES } from "../../store/triages.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { visibleLabel } from "../design/hostile-text.js";
import { html, type Markup } from "../design/markup.js";
import { timeOf } from "../design/time.js";
import { type Asked, addressOf, DAYS } from "./asked.js";
import type { Dashboard } from "./dashboard.js";
import { evidenceLines } from "./evidence-lines.js";
import { issueLink } from "./issue-link.js";
import { nameOfClass, OUTCOME_WORDS } from "./words.js";

const EVIDENCE_SHOWN = 2;

/** Of the repository's own signals. */
type Reasons = DecisionSettings["reasons"];

/** What the App did, newest first: page by page, cut down as the address says. */
export function triagesSection({ triages, asked, repoUrl, now, configuration }: Dashboard): Markup {
  const isCut = asked.outcome !== null || asked.symptom !== null || asked.days !== null;
  const rest = [
    ...(asked.after !== null ? [html`<a href="${addressOf(asked, { after: null })}#triages">Newest</a>`] : []),
    ...(triages.next
      ? [html`<a href="${addressOf(asked, { after: triages.next })}#triages" rel="next">Older</a>`]
      : []),
  ];
  const { reasons } = configuration.settings.triage.decision;
  return html`<section id="triages" aria-labelledby="triages-title">
<h2 id="triages-title">Triages</h2>
${filtersOf(asked)}
${
  triages.triages.length > 0
    ? html`<ol class="rows">
${triages.triages.map((triage) => rowOf(triage, reasons, repoUrl, now))}</ol>`
    : html`<p class="quiet">${isCut ? html`None of this kind. <a href="${addressOf(asked, NO_FILTER)}#triages">Show all</a>` : "None yet: the App looks at issues that are opened from now on."}</p>`
}
${rest.length > 0 ? html`<nav class="actions" aria-label="More triages">${rest}</nav>` : html``}
</section>`;
}

const NO_FILTER: Partial<Asked> = { outcome: null, symptom: null, days: null, after: null };

interface Choice {
  value: string;
  text: string;
}

function filtersOf({ outcome, symptom, days, period }: Asked): Markup {
  const outcomes = OUTCOMES.map((value) => ({ value, text: OUTCOME_WORDS[value] }));
  const symptoms = SYMPTOMS.map(({ id, name }) => ({ value: id, text: name }));
  const spans = DAYS.map((value) => ({ value, text: `last ${value} days` }));
  return html`<form class="filters" method="get" action="#triages" aria-label="Which triages">
${period === "week" ? html`` : html`<input type="hidden" name="period" value="${period}">`}
${select("outcome", "Outcome", "any", outcomes, outcome)}
${select("symptom", "First symptom", "any", symptoms, symptom)}
${select("days", "Time", "all", spans, days)}
<div class="actions"><button>Show</button></div>
</form>`;
}

function select(name: string, text: string, all: string, choices: readonly Choice[], chosen: string | null): Markup {
  return html`<div class="field"><label for="${name}">${text}</label><select id="${name}" name="${name}"><option value="">${all}</option>${choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === chosen ? html` selected` : html``}>${choice.text}</option>`,
  )}</select></div>`;
}

function rowOf({ issue, outcome, at, decision }: ListedTriage, reasons: Reasons, repoUrl: string, now: Date): Markup {
  return html`<li>
<p class="row-head">${issueLink(repoUrl, issue)} ${outcome === "failed" || outcome === "forbidden" ? html`<span class="bad">${OUTCOME_WORDS[outcome]}</span>` : html`<span>${OUTCOME_WORDS[outcome]}</span>`} <span class="note">${timeOf(at, now)}</span></p>
${decision ? decisionOf(decision, reasons) : html``}
</li>
`;
}

function decisionOf({ kind, symptoms, causes, labels, evidence }: Decision, reasons: Reasons): Markup {
  const [symptom] = symptoms;
  const [cause] = causes;
  const what = symptom
    ? `${nameOfClass("symptom", symptom.id)}, ${percent(symptom.p)}`
    : `${kind.id.replaceAll("-", " ")}, ${percent(kind.p)}`;
  const why = symptom && cause ? `; ${nameOfClass("cause", cause.id)}, ${percent(cause.p)}` : "";
  return html`<p class="note">${what}${why}</p>
${labels.length > 0 ? html`<ul class="chips">${labels.map((label) => html`<li><span class="chip label">${visibleLabel(label)}</span></li>`)}</ul>` : html``}
${evidenceLines(evidence, EVIDENCE_SHOWN, reasons)}`;
}
