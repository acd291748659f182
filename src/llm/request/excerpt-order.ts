import type { IssueReport, LineSpan, PartKind, ReportedError } from "../../report/issue-report.js";
import type { Evidence } from "../../signals/evidence.js";

/** Parts that say what the form or the machine is, never what failed: not shown. */
const HIDDEN: ReadonlySet<PartKind> = new Set<PartKind>(["environment", "template", "title"]);
const ERROR_LINES = 30;
const EVIDENCE_LINES = 12;

/**
 * What of a report is shown, most telling first, and the share of the budget that each may take before the others had
 * theirs. What is left after that goes to them in the same order.
 */
export const EXCERPT_GROUPS = [
  { of: "prose", share: 0.4, lines: (report) => partLines(report, ["prose"]) },
  { of: "error", share: 0.25, lines: errorLines },
  { of: "command", share: 0.1, lines: commandLines },
  { of: "output", share: 0.08, lines: (report) => partLines(report, ["output"]) },
  { of: "log", share: 0.12, lines: logLines },
  { of: "code", share: 0.05, lines: (report) => partLines(report, ["code"]) },
] as const satisfies readonly {
  of: string;
  share: number;
  lines: (report: IssueReport, evidence: readonly Evidence[]) => number[];
}[];

/** Numbers of the lines that may be shown at all. */
export function shownLines(report: IssueReport): ReadonlySet<number> {
  const parts = report.parts.filter((part) => !HIDDEN.has(part.kind));
  return new Set(parts.flatMap((part) => range(part.startLine, part.endLine)));
}

function partLines(report: IssueReport, kinds: readonly PartKind[]): number[] {
  return report.parts
    .filter((part) => kinds.includes(part.kind))
    .flatMap((part) => range(part.startLine, part.endLine));
}

/** The innermost error, its message and its frames from the inside out; then what speaks for a signal; then the other errors. */
function errorLines(report: IssueReport, evidence: readonly Evidence[]): number[] {
  const inner = report.innermostError;
  const others = report.errors.filter((error) => error !== inner).map((error) => error.line);
  const signals = evidence.slice(0, EVIDENCE_LINES).map((item) => item.startLine);
  return [...(inner ? around(inner) : []), ...signals, ...others];
}

function around(error: ReportedError): number[] {
  const message = range(error.line, Math.min(error.endLine, error.line + 3));
  const frames = range(Math.max(error.startLine, error.line - ERROR_LINES), error.line - 1).reverse();
  return [...message, ...frames];
}

function commandLines(report: IssueReport): number[] {
  const spans: readonly LineSpan[] = report.commands;
  return [...spans.flatMap((span) => range(span.startLine, span.endLine)), ...partLines(report, ["command"])];
}

/** Lines of logs and traces by their distance to an error, the later of two first; from the end without an error. */
function logLines(report: IssueReport): number[] {
  const lines = partLines(report, ["log", "trace"]).sort((a, b) => b - a);
  const errors = report.errors.map((error) => error.line).sort((a, b) => a - b);
  if (errors.length === 0) return lines;
  const distance = distances(lines, errors);
  return lines.sort((a, b) => (distance.get(a) ?? 0) - (distance.get(b) ?? 0) || b - a);
}

/** Distance of each line (descending) to the nearest of the errors (ascending), in one walk. */
function distances(lines: readonly number[], errors: readonly number[]): ReadonlyMap<number, number> {
  const nearest = new Map<number, number>();
  let i = errors.length - 1;
  for (const line of lines) {
    while (i > 0 && (errors[i] ?? 0) > line) i -= 1;
    const candidates = [errors[i] ?? line, errors[i + 1] ?? Number.MAX_SAFE_INTEGER];
    nearest.set(line, Math.min(...candidates.map((error) => Math.abs(error - line))));
  }
  return nearest;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
