import type { IssueReport, PartKind } from "../report/issue-report.js";
import type { CauseId } from "../taxonomy/causes.js";
import type { KindId } from "../taxonomy/kinds.js";
import type { SymptomId } from "../taxonomy/symptoms.js";
import type { Evidence } from "./evidence.js";
import type { LinearPattern } from "./linear-pattern.js";
import { searchableTexts } from "./searchable-text.js";

/** How much a hit of a repository's own signal raises the odds of what it speaks for. */
export const SIGNAL_STRENGTHS = { weak: 1.5, medium: 3, strong: 8 } as const;

/** A signal that a repository adds to the tables. Its weight is set, not learned. */
export interface OwnSignal {
  /** kebab-case; evidence carries it with `own/` before it. */
  id: string;
  /** Why this is evidence; stands in the comment. */
  reason: string;
  pattern: LinearPattern;
  parts: readonly PartKind[];
  speaksFor: KindId | SymptomId | CauseId;
  strength: keyof typeof SIGNAL_STRENGTHS;
}

/** Evidence of an own signal names it so: no table of the project has a slash in its ids. */
export const OWN_PREFIX = "own/";
const QUOTE_LIMIT = 300;

/** First hit of each own signal in a report, in table order. */
export function findOwnEvidence(report: IssueReport, signals: readonly OwnSignal[]): readonly Evidence[] {
  if (signals.length === 0) return [];
  const texts = searchableTexts(report);
  return signals.flatMap((signal) => {
    for (const { kind, text, starts, lines } of texts) {
      const at = signal.parts.includes(kind) ? signal.pattern.find(text) : null;
      if (at === null) continue;
      const index = starts.findLastIndex((start) => start <= at);
      const quote = text.slice(starts[index], (starts[index + 1] ?? text.length + 1) - 1);
      const line = lines[index] ?? 0;
      const place = { part: kind, startLine: line, endLine: line };
      return [{ signal: `${OWN_PREFIX}${signal.id}`, ...place, quote: quote.trim().slice(0, QUOTE_LIMIT) }];
    }
    return [];
  });
}
