import { percent } from "../../decide/comment/confidence.js";
import type { Decision } from "../../decide/decision.js";
import { CAUSES } from "../../taxonomy/causes.js";
import { COMPONENTS } from "../../taxonomy/components.js";
import { ENGINES } from "../../taxonomy/engines.js";
import { KINDS } from "../../taxonomy/kinds.js";
import { PHASES } from "../../taxonomy/phases.js";
import { SYMPTOMS } from "../../taxonomy/symptoms.js";
import { html, type Markup } from "../design/markup.js";

const CAUSES_SHOWN = 5;
const COMPONENTS_SHOWN = 4;

/** What was decided: in one line, as labels, and how likely everything else was. */
export function decisionSection(decision: Decision): Markup {
  const { kind, symptoms, causes, components, labels, abstained, source } = decision;
  return html`<section class="card" id="decision" aria-labelledby="decision-title">
<h2 id="decision-title">Decision</h2>
<p class="verdict">${verdictOf(decision)}</p>
<p class="note">${nameOf(KINDS, kind.id)}, ${percent(kind.p)}; ${
    source === "embedded" ? "decided by the embedded classifier" : "decided by the embedded classifier and the model"
  }</p>
<h3>Labels</h3>
${labels.length > 0 ? html`<ul class="chips">${labels.map((label) => html`<li><span class="chip label">${label}</span></li>`)}</ul>` : html`<p class="quiet">None would be added.</p>`}
${abstained.length > 0 ? html`<p class="note">Not sure enough of: ${abstained.join(", ")}.</p>` : html``}
<div class="levels">
${barList("Symptom", SYMPTOMS, symptoms)}
${barList("Root cause", CAUSES, causes.slice(0, CAUSES_SHOWN))}
${barList("Component", COMPONENTS, components.slice(0, COMPONENTS_SHOWN))}
</div>
</section>`;
}

function verdictOf({ kind, symptoms, phase, engine }: Decision): string {
  const where = engine === null ? "" : `, ${nameOf(ENGINES, engine)}`;
  const [symptom] = symptoms;
  if (!symptom || !phase) return `${nameOf(KINDS, kind.id)}${where}`;
  return `${nameOf(SYMPTOMS, symptom.id)} in ${nameOf(PHASES, phase.id)}${where}`;
}

type Row = { readonly id: string } & ({ readonly name: string } | object);

/** A row's name, or its id in words where its table has no names. */
function nameOf(rows: readonly Row[], id: string): string {
  const row = rows.find((each) => each.id === id);
  if (row && "name" in row && typeof row.name === "string") return row.name;
  return `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll("-", " ")}`;
}

/** Probabilities as bars; widths stand in attributes, as the pages' policy allows no style in them. */
function barList(title: string, rows: readonly Row[], ranked: readonly { id: string; p: number }[]): Markup {
  if (ranked.length === 0) return html``;
  return html`<div><h3>${title}</h3><ol class="bars">${ranked.map(
    ({ id, p }) => html`<li><span>${nameOf(rows, id)}</span><span class="n">${percent(p)}</span>
<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect width="${Math.round(p * 100)}" height="4"/></svg></li>`,
  )}</ol></div>
`;
}
