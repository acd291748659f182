import type { LinearPattern } from "../signals/linear-pattern.js";
import type { NeedId } from "../taxonomy/needs.js";
import type { SymptomId } from "../taxonomy/symptoms.js";
import type { MissingInformation } from "./find-needs.js";

/** What a repository changes in what its reporters are asked for. */
export interface AskSettings {
  never: readonly NeedId[];
  /** In place of the playbook's words. */
  words: Readonly<Partial<Record<NeedId, string>>>;
  also: readonly { text: string; unless: LinearPattern; symptoms: readonly SymptomId[] | null }[];
}

/** The playbook as it is. */
export const DEFAULT_ASK: AskSettings = { never: [], words: {}, also: [] };

/** Characters of an issue in which an answer is looked for. */
const SEARCHED = 40_000;

/** What is missing, without what is never asked for and in the repository's words. Keeps the order. */
export function inOwnWords(missing: readonly MissingInformation[], ask: AskSettings): readonly MissingInformation[] {
  return missing
    .filter(({ need }) => !ask.never.includes(need))
    .map(({ need, text }) => ({ need, text: ask.words[need] ?? text }));
}

/** What the repository asks for besides, where the issue does not hold it. */
export function alsoAsked(body: string, symptom: SymptomId | undefined, ask: AskSettings): readonly { text: string }[] {
  const searched = body.slice(0, SEARCHED);
  return ask.also
    .filter(({ symptoms }) => symptoms === null || (symptom !== undefined && symptoms.includes(symptom)))
    .filter(({ unless }) => unless.find(searched) === null)
    .map(({ text }) => ({ text }));
}
