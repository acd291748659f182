import type { IssueReport, PartKind } from "../report/issue-report.js";

/** All parts of one kind as one text, with the body line of each of its lines. */
export interface SearchableText {
  kind: PartKind;
  text: string;
  /** Index in `text` at which each line starts, ascending. */
  starts: readonly number[];
  /** Body line of each line of `text` (0: title). */
  lines: readonly number[];
}

/** A line longer than this is cut: real evidence stands early in a line. */
const LINE_LIMIT = 600;
/** Of a kind with more text, the first and last half of this are searched: errors stand at the ends of logs. */
const TEXT_LIMIT = 40_000;

/** Joins the parts of each kind that signals are looked for in; environment dumps and form text are left out. */
export function searchableTexts(report: IssueReport): readonly SearchableText[] {
  const byKind = new Map<PartKind, { line: number; text: string }[]>();
  for (const part of report.parts) {
    if (part.kind === "environment" || part.kind === "template") continue;
    const lines = byKind.get(part.kind) ?? [];
    byKind.set(part.kind, lines);
    part.text.split("\n").forEach((text, index) => {
      lines.push({ line: part.startLine + index, text: text.length > LINE_LIMIT ? text.slice(0, LINE_LIMIT) : text });
    });
  }
  return [...byKind].map(([kind, lines]) => joinLines(kind, withinLimit(lines)));
}

function withinLimit(lines: readonly { line: number; text: string }[]): readonly { line: number; text: string }[] {
  const total = lines.reduce((size, line) => size + line.text.length + 1, 0);
  if (total <= TEXT_LIMIT) return lines;
  const head: { line: number; text: string }[] = [];
  const tail: { line: number; text: string }[] = [];
  let size = 0;
  for (const line of lines) {
    size += line.text.length + 1;
    if (size <= TEXT_LIMIT / 2) head.push(line);
    else if (size > total - TEXT_LIMIT / 2) tail.push(line);
  }
  return [...head, ...tail];
}

function joinLines(kind: PartKind, lines: readonly { line: number; text: string }[]): SearchableText {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.text.length + 1;
  }
  return { kind, text: lines.map((line) => line.text).join("\n"), starts, lines: lines.map((line) => line.line) };
}

/** Index into `starts` of the line that holds the character at `offset`. */
export function lineIndexAt(text: SearchableText, offset: number): number {
  let low = 0;
  let high = text.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((text.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
