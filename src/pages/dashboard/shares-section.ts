import { countAll } from "../../dashboard/counted.js";
import { PERIODS, type PeriodId } from "../../dashboard/period.js";
import { html, type Markup } from "../design/markup.js";
import { addressOf } from "./asked.js";
import type { Dashboard } from "./dashboard.js";
import { counted as inWords } from "./words.js";

/** What breaks here, beside the study's shares, and when. */
export function sharesSection({ counted, levels, asked }: Pick<Dashboard, "counted" | "levels" | "asked">): Markup {
  const bugs = countAll(counted);
  const { shown, one } = PERIODS[asked.period];
  return html`<section id="shares" aria-labelledby="shares-title">
<h2 id="shares-title">What breaks here</h2>
<p class="note">${inWords(bugs, "bug")} in ${shown} ${one}s, by the first guess of the App's last decision on each. Cut by
${periodLinks(asked)}.</p>
${bugs === 0 ? html`<p class="quiet">No bug yet: there is nothing to draw.</p>` : levels}
</section>`;
}

function periodLinks(asked: Dashboard["asked"]): Markup {
  const link = (period: PeriodId): Markup => {
    const name = PERIODS[period].name.toLowerCase();
    if (period === asked.period) return html`<b>${name}</b>`;
    return html`<a href="${addressOf(asked, { period })}#shares">${name}</a>`;
  };
  return html`${link("week")} or ${link("month")}`;
}
