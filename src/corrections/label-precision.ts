import { binomialInterval } from "../evaluation/binomial-interval.js";
import { isConfirmation, type Verdict } from "./verdict.js";

/** What people say of labels of one name, in issues. */
export interface LabelWords {
  /** They said the same. */
  right: number;
  /** They took it off, or said something else. */
  wrong: number;
  /** It was put there, and nobody said anything: neither praise nor blame. */
  untold: number;
}

/** How right labels were by those of which people said something; null where they said nothing. */
export interface Precision {
  share: number;
  /** Wilson's 95 % interval. People speak of wrong labels sooner than of right ones: the truth is rather higher. */
  interval: readonly [number, number];
}

export function precisionOf({ right, wrong }: Pick<LabelWords, "right" | "wrong">): Precision | null {
  const count = right + wrong;
  if (count === 0) return null;
  return { share: right / count, interval: binomialInterval(right, count) };
}

/** Sums, by what `keyOf` gives, in the order in which keys come first. */
export function sumWords<Row extends LabelWords>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, LabelWords> {
  const sums = new Map<string, LabelWords>();
  for (const row of rows) {
    const { right, wrong, untold } = sums.get(keyOf(row)) ?? { right: 0, wrong: 0, untold: 0 };
    sums.set(keyOf(row), { right: right + row.right, wrong: wrong + row.wrong, untold: untold + row.untold });
  }
  return sums;
}

/**
 * What the last word on an issue says of a label there.
 *
 * @param id the label's class; null: nobody can tell which
 * @param verdict of the label's family; undefined: nobody spoke
 */
function wordOnLabel(id: string | null, verdict: Verdict | undefined): keyof LabelWords {
  if (verdict === undefined) return "untold";
  const { said, decided, isNoBug } = verdict;
  if (isNoBug) return "wrong";
  if (said !== null) return id === null ? "untold" : said === id ? "right" : "wrong";
  // "Not this" is said of what was decided, which a later decision may have given up.
  return id === null || id === decided ? "wrong" : "untold";
}

/** A label that the App put on an issue, and what became of it there. */
export interface LabelOnIssue {
  /** Its class; null: nobody can tell which. */
  id: string | null;
  /** Whether a person took it off. */
  isTakenOff: boolean;
  /** When the App took it off by itself; null: it has left it there. */
  withdrawnAt: Date | null;
}

/**
 * The same of a label that was put there; null: nobody spoke about it before the App took it off by itself, which says
 * nothing of it.
 */
export function wordOnPutLabel(
  { id, isTakenOff, withdrawnAt }: LabelOnIssue,
  verdict: Verdict | undefined,
): keyof LabelWords | null {
  // People saw an issue without it, so what they said is of other labels.
  if (withdrawnAt !== null && !isTakenOff && verdict !== undefined && withdrawnAt < verdict.at) return null;
  const word = wordOnLabel(id, verdict);
  if (word !== "untold") return word;
  // Taken off before there was a decision on record to hold it against.
  if (isTakenOff && verdict === undefined) return "wrong";
  return withdrawnAt === null ? "untold" : null;
}

/** What a verdict says of the label that the decision gave; null where it gave none. */
export function wordOnDecision(verdict: Verdict): "right" | "wrong" | null {
  if (!verdict.isLabelled) return null;
  return isConfirmation(verdict) ? "right" : "wrong";
}
