import { moneyInWords } from "../../llm/token-price.js";
import { dataTable } from "../design/data-table.js";
import { html, type Markup } from "../design/markup.js";
import { DAYS_BACK, type Dashboard } from "./dashboard.js";
import { counted } from "./words.js";

const DAYS_SHOWN = 7;

/** What the model was asked for the repository, and what it may be asked. */
export function modelSection({ model, configuration }: Pick<Dashboard, "model" | "configuration">): Markup {
  const { days, limits, price } = model;
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  const tokens = days.reduce((sum, day) => sum + day.tokens, 0);
  return html`<section id="model" aria-labelledby="model-title">
<h2 id="model-title">Model</h2>
${
  days.length === 0
    ? html`<p class="quiet">${limits === null ? "The App has no model: the embedded classifier decides alone." : `Not asked in ${DAYS_BACK} days.`}</p>`
    : html`<p>Asked ${counted(calls, "time")} in ${DAYS_BACK} days, for ${counted(tokens, "token")} of prompts and replies${price === null ? "" : `: ${moneyInWords(price, tokens)}`}.</p>
${price === null ? html`<p class="note">No price is set: with <code>LLM_TOKEN_PRICE</code> whoever runs the App says what a million tokens cost.</p>` : html``}
${dataTable(
  ["day (UTC)", "calls", "tokens", ...(price === null ? [] : ["cost"])],
  days
    .slice(0, DAYS_SHOWN)
    .map(({ day, calls: made, tokens: used }) => [
      day,
      made,
      used.toLocaleString("en"),
      ...(price === null ? [] : [moneyInWords(price, used)]),
    ]),
  price === null ? [2] : [2, 3],
)}`
}
${limits === null ? html`` : limitsOf(limits, configuration.settings.triage.model)}
</section>`;
}

function limitsOf(
  limits: NonNullable<Dashboard["model"]["limits"]>,
  own: Dashboard["configuration"]["settings"]["triage"]["model"],
): Markup {
  if (!own.isAllowed) return html`<p class="note">The configuration turns it off for this repository.</p>`;
  const calls = Math.min(limits.callsPerRepository, own.callsPerDay ?? Number.POSITIVE_INFINITY);
  const tokens = Math.min(limits.tokensPerRepository, own.tokensPerDay ?? Number.POSITIVE_INFINITY);
  return html`<p class="note">In a day at most ${counted(calls, "call")} and ${counted(tokens, "token")}; past that the embedded classifier decides alone.</p>`;
}
