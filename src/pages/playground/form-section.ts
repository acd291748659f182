import { ENGINES } from "../../taxonomy/engines.js";
import { html, type Markup } from "../design/markup.js";
import { type Asked, PRECISIONS } from "./asked.js";
import { SAMPLES } from "./samples.js";

/** The issue to decide about, and what may be otherwise: a plain form, which the pages' script sends as one types less. */
export function formSection(asked: Asked, canUseModel: boolean, sample: string | null): Markup {
  const engines = [{ value: "", text: "Found out" }, ...ENGINES.map(({ id, name }) => ({ value: id, text: name }))];
  const precisions = PRECISIONS.map((value) => ({
    value,
    text: value === "" ? "as right as shipped" : `${Math.round(Number(value) * 100)} % right`,
  }));
  return html`<form class="card ask" method="post" action="/playground#result" data-into="result" aria-label="Issue">
<h2>Issue</h2>
<nav class="samples" aria-label="Written samples"><ul class="chips">${SAMPLES.map(
    ({ id, name }) =>
      html`<li><a class="chip" href="/playground?sample=${id}#result"${sample === id ? html` aria-current="true"` : html``}>${name}</a></li>`,
  )}</ul></nav>
<div class="field"><label for="title">Title</label><input type="text" id="title" name="title" maxlength="256" value="${asked.title}"></div>
<div class="field"><label for="body">Body, in Markdown</label><textarea id="body" name="body" rows="9" maxlength="65536" spellcheck="false" placeholder="Paste an issue here, or pick a sample above">
${asked.body}</textarea></div>
<div class="what-if">
<div class="field"><label for="repo">Repository</label><input type="text" id="repo" name="repo" maxlength="140" value="${asked.repo}" placeholder="owner/name" spellcheck="false"></div>
${select("engine", "Engine", engines, asked.engine)}
${select("symptom", "Symptom labels, at least", precisions, asked.symptom)}
${select("cause", "Cause labels, at least", precisions, asked.cause)}
</div>
${checkbox("places", "Label phase, component and backend too", asked.places === "on")}
${canUseModel ? checkbox("model", "Ask the model as well", asked.model === "on") : html`<p class="hint">No model is configured: the embedded classifier decides alone.</p>`}
<div class="actions"><button class="primary">Decide</button>
<button formaction="/playground/file">Save as a file</button></div>
<p class="hint">Nothing leaves this machine${canUseModel ? " unless the model is asked" : ""}, and nothing is stored.</p>
</form>`;
}

interface Choice {
  value: string;
  text: string;
}

function select(name: string, text: string, choices: readonly Choice[], chosen: string): Markup {
  return html`<div class="field"><label for="${name}">${text}</label><select id="${name}" name="${name}" data-submit>${choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === chosen ? html` selected` : html``}>${choice.text}</option>`,
  )}</select></div>`;
}

function checkbox(name: string, text: string, isChecked: boolean): Markup {
  return html`<label class="choice"><input type="checkbox" name="${name}" data-submit${isChecked ? html` checked` : html``}>${text}</label>
`;
}
