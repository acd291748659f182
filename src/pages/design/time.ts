import { html, type Markup } from "./markup.js";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Days after which a date says more than how long ago it was. */
const DAYS_AGO = 14;

const DATE = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const DAY = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

/** When something was, in words, with the exact time (UTC) in reach. */
export function timeOf(at: Date, now: Date): Markup {
  const exact = at.toISOString();
  return html`<time datetime="${exact}" title="${exact.slice(0, 16).replace("T", " ")} UTC">${agoOf(at, now)}</time>`;
}

/** `5 min ago`, `3 h ago`, `2 days ago`, else the date. */
function agoOf(at: Date, now: Date): string {
  const ms = now.getTime() - at.getTime();
  if (ms < MINUTE_MS) return "just now";
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min ago`;
  if (ms < DAY_MS) return `${Math.floor(ms / HOUR_MS)} h ago`;
  const days = Math.floor(ms / DAY_MS);
  if (days <= DAYS_AGO) return days === 1 ? "1 day ago" : `${days} days ago`;
  return DATE.format(at);
}

/** `Nov 3`, by UTC. */
export function dayOf(at: Date): string {
  return DAY.format(at);
}
