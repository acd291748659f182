import type { Phrases } from "./phrases/phrases.js";

/**
 * How sure a statement is, in words that follow the gates: `likely` is said of what would be labelled, that is, of what
 * was right as often as the gate demands on issues that the classifier had not seen. Only then is there a figure beside
 * it: a number on a guess would lend it weight.
 *
 * @param isSure whether the statement passes its gate
 */
export function confidence(p: number, isSure: boolean, phrases: Phrases): string {
  return isSure ? phrases.likely(percent(p)) : phrases.possible;
}

/** `41 %`, never `0 %` or `100 %`: the classifier is never sure. */
export function percent(p: number): string {
  return `${Math.min(99, Math.max(1, Math.round(p * 100)))} %`;
}
