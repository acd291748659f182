import { isConfirmation, type Verdict } from "../corrections/verdict.js";
import type { CorrectedFamily } from "../corrections/word.js";

/** How often something was so of a class in a repository: counts of issues. */
export interface ClassExperience {
  /** People had the last word, and the App had put the class first. */
  decided: number;
  /** People say that it is this class, decided or not. */
  said: number;
  /** The App's label of the class was right by their word. */
  labelledRight: number;
  /** It was wrong. */
  labelledWrong: number;
  /** It is there and nobody said anything. */
  labelledUntold: number;
}

/** What a repository's people said of the App's decisions, by class; classes without anything said are missing. */
export type Experience = Readonly<Record<CorrectedFamily, ReadonlyMap<string, ClassExperience>>>;

export const NO_EXPERIENCE: Experience = { symptom: new Map(), cause: new Map() };

/** Labels of a class that are on issues about which nobody said anything. */
export interface UntoldLabels {
  family: CorrectedFamily;
  id: string;
  count: number;
}

/** Counts verdicts, in whatever order. That an issue is no malfunction speaks against a label, not for another class. */
export function experienceOf(verdicts: readonly Verdict[], untold: readonly UntoldLabels[] = []): Experience {
  const counts: Record<CorrectedFamily, Map<string, ClassExperience>> = { symptom: new Map(), cause: new Map() };
  const count = (family: CorrectedFamily, id: string | null, field: keyof ClassExperience): void => {
    if (id === null) return;
    const known = counts[family].get(id) ?? NOTHING;
    counts[family].set(id, { ...known, [field]: known[field] + 1 });
  };
  for (const verdict of verdicts) {
    const { family, decided, said, isLabelled, isNoBug } = verdict;
    if (!isNoBug) {
      count(family, decided, "decided");
      count(family, said, "said");
    }
    if (isLabelled) count(family, decided, isConfirmation(verdict) ? "labelledRight" : "labelledWrong");
  }
  for (const { family, id, count: labelledUntold } of untold) {
    // Silence counts only beside a word.
    const known = counts[family].get(id);
    if (known) counts[family].set(id, { ...known, labelledUntold });
  }
  return counts;
}

const NOTHING: ClassExperience = { decided: 0, said: 0, labelledRight: 0, labelledWrong: 0, labelledUntold: 0 };
