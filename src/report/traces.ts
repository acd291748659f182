import type { ReportLine } from "./report-lines.js";
import { readBacktraces } from "./stack-traces/cpp.js";
import type { ErrorDraft } from "./stack-traces/error-draft.js";
import { readGoPanics } from "./stack-traces/go.js";
import { readNodeTraces } from "./stack-traces/node.js";
import { readPythonTraces } from "./stack-traces/python.js";

/**
 * Takes the lines `from`..`to` of one region and gives its stack traces of all languages, in order, none overlapping.
 */
export function readTraces(lines: readonly ReportLine[], from: number, to: number): ErrorDraft[] {
  const drafts = [
    ...readPythonTraces(lines, from, to),
    ...readGoPanics(lines, from, to),
    ...readNodeTraces(lines, from, to),
    ...readBacktraces(lines, from, to),
  ].sort((a, b) => a.startLine - b.startLine);
  const kept: ErrorDraft[] = [];
  for (const draft of drafts) {
    const last = kept.at(-1);
    if (last === undefined || draft.startLine > last.endLine) kept.push(draft);
  }
  return kept;
}
