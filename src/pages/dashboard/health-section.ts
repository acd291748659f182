import { DELIVERY_DAYS } from "../../store/deliveries.js";
import { OUTCOMES } from "../../store/triages.js";
import { html, type Markup } from "../design/markup.js";
import { timeOf } from "../design/time.js";
import type { Dashboard } from "./dashboard.js";
import { counted, OUTCOME_WORDS } from "./words.js";

/** Whether what comes from GitHub is worked on. */
export function healthSection({ health, week, now }: Pick<Dashboard, "health" | "week" | "now">): Markup {
  const { queue, lastDelivery, lastTriage, standing } = health;
  const rows: readonly (readonly [string, Markup | string])[] = [
    ["last delivery", lastDelivery ? timeOf(lastDelivery, now) : `none on record of ${DELIVERY_DAYS} days`],
    ["last triage", lastTriage ? timeOf(lastTriage, now) : "none yet"],
    ["waiting now", oldestOf(queue)],
    ["waiting for their time", String(queue.waiting)],
    ["being worked on", String(queue.running)],
    ["given up", queue.deadLetters === 0 ? "none" : html`<span class="bad">${queue.deadLetters}</span>`],
    ["installation", standingOf(standing)],
    ["ends in 7 days", endsOf(week.outcomes)],
  ];
  return html`<section id="health" aria-labelledby="health-title">
<h2 id="health-title">Deliveries</h2>
<dl>${rows.map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>
`,
  )}</dl>
</section>`;
}

function oldestOf({ ready, oldestReadySeconds }: Dashboard["health"]["queue"]): string {
  if (ready === 0) return "nothing";
  return `${ready}, the oldest for ${counted(Math.round(oldestReadySeconds), "second")}`;
}

function standingOf({ state, waitSeconds }: Dashboard["health"]["standing"]): string {
  if (state !== "active") return state;
  return waitSeconds > 0 ? `GitHub limits its calls for ${counted(Math.ceil(waitSeconds), "second")} more` : "active";
}

function endsOf(outcomes: Dashboard["week"]["outcomes"]): string {
  const counts = new Map(outcomes.map(({ outcome, count }) => [outcome, count]));
  const seen = OUTCOMES.filter((outcome) => counts.has(outcome));
  if (seen.length === 0) return "none";
  return seen.map((outcome) => `${counts.get(outcome)} ${OUTCOME_WORDS[outcome]}`).join("; ");
}
