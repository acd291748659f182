import { readErrorLine } from "./error-lines.js";
import { errorOrigin } from "./error-origin.js";
import type { PartKind, ReportedError, ReportPart } from "./issue-report.js";
import { type ReportLine, readReportLine } from "./report-lines.js";
import type { ErrorDraft } from "./stack-traces/error-draft.js";

/** Parts whose single lines may state an error; code and forms only speak about errors. */
const SEARCHED = new Set<PartKind>(["log", "trace", "prose", "command", "output"]);
/** A report with more errors than this repeats itself. */
const MAX_ERRORS = 60;

interface WeighedError {
  error: ReportedError;
  weight: number;
}

/**
 * Takes a report's lines, parts, traces and title, and gives its errors in order of the body (one that only the title
 * states comes first) and the one that most likely explains the report.
 */
export function readErrors(
  lines: readonly ReportLine[],
  parts: readonly ReportPart[],
  traces: readonly ErrorDraft[],
  title: string,
): { errors: ReportedError[]; innermostError: ReportedError | null } {
  const drafts = [...traces];
  const covered = new Set<number>();
  for (const { startLine, endLine } of traces)
    for (let number = startLine; number <= endLine; number++) covered.add(number);
  for (const part of parts) {
    if (!SEARCHED.has(part.kind)) continue;
    for (let number = part.startLine; number <= part.endLine; number++) {
      const line = lines[number - 1];
      if (line === undefined || line.blank || covered.has(number)) continue;
      const draft = readErrorLine(line, part.kind === "log" || part.kind === "output");
      if (draft === null) continue;
      // In a sentence an error is only spoken of: it counts less than one that is shown.
      drafts.push(part.kind === "prose" ? { ...draft, weight: Math.min(draft.weight, 2) - 0.5 } : draft);
    }
  }
  const titled = readErrorLine(readReportLine(title, 0), false);
  if (titled !== null && !drafts.some(({ type }) => sameType(type, titled.type))) {
    drafts.push({ ...titled, weight: Math.min(titled.weight, 2) - 0.25 });
  }
  drafts.sort((a, b) => a.line - b.line);
  const weighed = merge(drafts).map(weigh);
  const best = weighed.reduce<WeighedError | null>((a, b) => (a === null || b.weight > a.weight ? b : a), null);
  const kept = new Set(weighed.slice(0, MAX_ERRORS));
  if (best !== null) kept.add(best);
  return {
    errors: weighed.filter((one) => kept.has(one)).map(({ error }) => error),
    innermostError: best?.error ?? null,
  };
}

function sameType(a: string, b: string): boolean {
  return a === b || a.split(".").at(-1) === b.split(".").at(-1);
}

/** Processes and retries say the same: the first counts. A `what()` belongs to the exception above it. */
function merge(drafts: readonly ErrorDraft[]): ErrorDraft[] {
  const merged: ErrorDraft[] = [];
  const seen = new Set<string>();
  for (const draft of drafts) {
    const last = merged.at(-1);
    if (draft.type === "what()" && last?.message.startsWith("terminate called") && draft.line - last.line <= 3) {
      merged[merged.length - 1] = { ...last, message: draft.message, endLine: draft.endLine, weight: draft.weight };
      continue;
    }
    const key = `${draft.type}\n${draft.message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    merged.push(draft);
  }
  return merged;
}

function weigh(draft: ErrorDraft): WeighedError {
  const { language, type, message, frames, startLine, endLine, line, weight } = draft;
  const origin = draft.origin ?? errorOrigin([], type, message);
  return { error: { language, type, message, origin, frames, startLine, endLine, line }, weight };
}
