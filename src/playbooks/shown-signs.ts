import type { ManifestationId } from "../taxonomy/manifestations.js";
import type { ReportWords } from "./report-words.js";
import { SIGN_RULES, type SignRule } from "./sign-words.js";

/** A report shorter than this is about what it names once. */
const SHORT_PROSE = 800;

/**
 * Of the manifestations that the signals found, those that the report is about: its title, an error or the prose names
 * them (long prose twice), or an option turns them on, and they belong to one of its symptoms. A signal may stand in a
 * log that prints every setting, or in a list of libraries.
 */
export function signsShown(
  found: readonly ManifestationId[],
  words: ReportWords,
  context: SignContext,
): ReadonlySet<ManifestationId> {
  return new Set(found.filter((id) => isShown(SIGN_RULES[id], words, context)));
}

/**
 * Those of the signs shown that title or error name, or that the signals alone are sure of: what the report is about
 * before anything else.
 */
export function signsInHead(shown: ReadonlySet<ManifestationId>, { title, errors }: ReportWords): ReadonlySet<string> {
  const isInHead = (id: ManifestationId): boolean => {
    const words = SIGN_RULES[id]?.words;
    return words === undefined || words.test(title) || words.test(errors);
  };
  return new Set([...shown].filter(isInHead));
}

export interface SignContext {
  symptoms: ReadonlyMap<string, number>;
  phase: string | undefined;
}

function isShown(rule: SignRule | undefined, words: ReportWords, { symptoms, phase }: SignContext): boolean {
  if (rule === undefined) return true;
  if (rule.symptoms && !rule.symptoms.some((id) => symptoms.has(id))) return false;
  if (rule.words === undefined) return true;
  if (rule.words.test(words.title) || rule.words.test(words.errors)) return true;
  const proseCounts = rule.proseFor?.some((id) => id === phase || symptoms.has(id)) ?? true;
  return (proseCounts && isTold(rule.words, words.prose)) || rule.passed?.test(words.commands) === true;
}

function isTold(pattern: RegExp, prose: string): boolean {
  const first = pattern.exec(prose);
  if (first === null) return false;
  return prose.length < SHORT_PROSE || pattern.test(prose.slice(first.index + first[0].length));
}
