import { LEVELS, type LevelId } from "../../dashboard/levels.js";
import { binomialInterval } from "../../evaluation/binomial-interval.js";
import { MOST_COUNTED } from "../../store/pages/unsure-list.js";
import type { TriageOutcome } from "../../store/triages.js";

/** How a triage ended, for people. */
export const OUTCOME_WORDS: Readonly<Record<TriageOutcome, string>> = {
  done: "labelled or commented",
  abstained: "nothing to add",
  vetoed: "people had decided",
  unchanged: "edit without effect",
  skipped: "closed, locked or ignored",
  gone: "issue is gone",
  forbidden: "GitHub refused",
  failed: "failed",
};

/** The name of a class, or its id where the codebook has it no more. */
export function nameOfClass(level: LevelId, id: string): string {
  const classes: readonly { id: string; name: string }[] = LEVELS.find((each) => each.id === level)?.classes ?? [];
  return classes.find((each) => each.id === id)?.name ?? id;
}

/** `93 %`; a share of 0 to 1. Number and sign stay on one line. */
export function shareInWords(share: number): string {
  return `${Math.round(share * 100)}\u00a0%`;
}

/** `80 to 97 %`: where the share of all lies of which `part` of `whole` were seen, 95 times in 100. */
export function rangeInWords(part: number, whole: number): string {
  const [low, high] = binomialInterval(part, whole);
  return `${Math.round(low * 100)} to ${shareInWords(high)}`;
}

/** `0.5`, `12`: a mean as short as it can be. */
export function meanInWords(mean: number): string {
  return mean >= 10 || Number.isInteger(mean) ? String(Math.round(mean)) : mean.toFixed(1);
}

/** `12`, or `more than 1,000`. */
export function unsureInWords(count: number): string {
  return count > MOST_COUNTED ? `more than ${MOST_COUNTED.toLocaleString("en")}` : String(count);
}

/** `1 bug`, `2 bugs`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : several}`;
}
