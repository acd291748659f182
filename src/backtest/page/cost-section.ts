import { moneyInWords } from "../../llm/token-price.js";
import { html, type Markup } from "../../pages/design/markup.js";
import type { BacktestReport } from "../report-schema.js";

/** What a model would be sent, in tokens. */
export function costSection({ cost }: BacktestReport): Markup {
  const { issues, counted, meanPromptTokens, mostPromptTokens, promptTokens, replyTokens, price } = cost;
  return html`<section id="cost">
<h2>With a model</h2>
<p>The App needs none. Had one read these issues too: ${issues} readings, about ${promptTokens} tokens of prompts
(${meanPromptTokens} each, ${mostPromptTokens} at most, by ${counted} requests that were built here and not sent), and replies
of at most ${replyTokens} tokens each. ${
    price === null
      ? html`No price is set: <code>LLM_TOKEN_PRICE</code> says what a million tokens cost; a server of your own has none.`
      : `The prompts would cost ${moneyInWords(price, promptTokens)}.`
  }</p>
</section>`;
}
