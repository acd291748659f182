import type { Check, CheckOutcome } from "../../playbooks/check.js";
import { CAUSES, type CauseId } from "../../taxonomy/causes.js";
import { sourceLink } from "./source-link.js";

/** Causes named for an outcome: the first ones of the table are the ones it tells best. */
const NAMED = 2;

/** What each outcome of the checks tells, and the page that each check comes from; numbered as the checks are. */
export function renderOutcomes(checks: readonly Check[]): string {
  if (checks.length === 0) return "";
  const rows = checks.map((check, index) => {
    const outcomes = check.outcomes.map(renderOutcome).filter((text) => text !== "");
    return `${index + 1}. ${[...outcomes, sourceLink("source", check.source)].join("; ")}`;
  });
  return ["**What the outcomes mean**", ...rows].join("\n");
}

function renderOutcome({ when, confirms, rulesOut }: CheckOutcome): string {
  const told = [
    confirms.length > 0 ? `points to ${names(confirms)}` : "",
    rulesOut.length > 0 ? `not ${names(rulesOut)}` : "",
  ].filter((text) => text !== "");
  return told.length === 0 ? "" : `if ${when}: ${told.join(", ")}`;
}

function names(ids: readonly CauseId[]): string {
  return ids
    .slice(0, NAMED)
    .map((id) => CAUSES.find((cause) => cause.id === id)?.name ?? id)
    .join(" or ");
}
