import type { IssueReport, PartKind } from "../report/issue-report.js";
import type { Evidence } from "./evidence.js";
import { lineIndexAt, type SearchableText, searchableTexts } from "./searchable-text.js";
import type { Signal } from "./signal.js";
import { SIGNALS } from "./signals.js";

const QUOTE_LIMIT = 300;
/** A signal is noted at most this often in one kind of part: more of the same says nothing new. */
const HITS_PER_PART_KIND = 3;

interface CompiledSignal {
  signal: Signal;
  /** The pattern with the global flag, so that a search can go on behind a hit. */
  search: RegExp;
}

const searches = new Map<string, RegExp>();
const signalsByPart = new Map<PartKind, CompiledSignal[]>();
for (const signal of SIGNALS) {
  const search = new RegExp(signal.pattern.source, `${signal.pattern.flags}g`);
  searches.set(signal.id, search);
  for (const part of signal.parts) {
    const compiled = signalsByPart.get(part) ?? [];
    compiled.push({ signal, search });
    signalsByPart.set(part, compiled);
  }
}

/**
 * Looks for every signal in the parts of the report where it means something.
 *
 * @returns hits in the order of the parts' kinds, signals and lines; at most three a signal and kind of part
 */
export function findEvidence(report: IssueReport): readonly Evidence[] {
  return searchableTexts(report).flatMap((text) =>
    (signalsByPart.get(text.kind) ?? []).flatMap(({ signal, search }) => hits(signal, search, text)),
  );
}

/** Index in a line at which a signal's pattern matches; 0 where it does not, or where no such signal is known. */
export function positionOf(signal: string, line: string): number {
  const search = searches.get(signal);
  if (!search) return 0;
  search.lastIndex = 0;
  return search.exec(line)?.index ?? 0;
}

function hits(signal: Signal, search: RegExp, text: SearchableText): readonly Evidence[] {
  const found: Evidence[] = [];
  search.lastIndex = 0;
  while (found.length < HITS_PER_PART_KIND) {
    const match = search.exec(text.text);
    if (!match) break;
    const index = lineIndexAt(text, match.index);
    const start = text.starts[index] ?? 0;
    const end = (text.starts[index + 1] ?? text.text.length + 1) - 1;
    const quote = text.text.slice(start, end);
    if (!signal.unless?.test(quote)) {
      const line = text.lines[index] ?? 0;
      found.push({
        signal: signal.id,
        part: text.kind,
        startLine: line,
        endLine: line,
        quote: quote.trim().slice(0, QUOTE_LIMIT),
      });
    }
    // The rest of the line shows the same: go on behind it.
    search.lastIndex = Math.max(end, match.index + 1);
  }
  return found;
}
