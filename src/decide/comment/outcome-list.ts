import type { Check, CheckOutcome } from "../../playbooks/check.js";
import { CAUSES, type CauseId } from "../../taxonomy/causes.js";
import type { Phrases } from "./phrases/phrases.js";
import { sourceLink } from "./source-link.js";

/** Causes named for an outcome: the first ones of the table are the ones it tells best. */
const NAMED = 2;

/** What each outcome of the checks tells, and the page that each check comes from; numbered as the checks are. */
export function renderOutcomes(checks: readonly Check[], phrases: Phrases): string {
  if (checks.length === 0) return "";
  const rows = checks.map((check, index) => {
    const outcomes = check.outcomes.filter(tellsSomething).map((outcome) => renderOutcome(outcome, phrases));
    return `${index + 1}. ${[...outcomes, sourceLink(phrases.source, check.source)].join(phrases.semicolon)}`;
  });
  return [phrases.outcomes, ...rows].join("\n");
}

function tellsSomething({ confirms, rulesOut }: CheckOutcome): boolean {
  return confirms.length > 0 || rulesOut.length > 0;
}

function renderOutcome({ when, confirms, rulesOut }: CheckOutcome, phrases: Phrases): string {
  return phrases.outcome(when, names(confirms), names(rulesOut));
}

function names(ids: readonly CauseId[]): string[] {
  return ids.slice(0, NAMED).map((id) => CAUSES.find((cause) => cause.id === id)?.name ?? id);
}
