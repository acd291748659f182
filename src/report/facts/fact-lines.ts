import type { PartKind, ReportPart } from "../issue-report.js";
import type { ReportLine } from "../report-lines.js";
import type { FactLine } from "./fact-rule.js";

const SEARCHED = new Set<PartKind>(["prose", "command", "log", "environment", "output", "code", "trace"]);
/** Facts stand at the beginning of logs; what follows the first lines is work, not set-up. */
const MAX_LINES_OF_PART: Readonly<Partial<Record<PartKind, number>>> = {
  log: 250,
  output: 40,
  code: 120,
  trace: 60,
  environment: 400,
};
const MAX_LENGTH = 600;
const KEY =
  /^[\s>|*+-]{0,20}(?:\d{1,2}[.)] )?[*_`"']{0,3}([A-Za-z][^:=|]{0,70}?)[*_`"']{0,3}\s{0,10}(?:(?:\.{3,60}\s{0,4})?[:：=]|\.{3,60})\s{0,10}(.{1,400})$/;

/**
 * Takes a report's lines and parts and gives those that may state facts, the title first.
 */
export function factLines(lines: readonly ReportLine[], parts: readonly ReportPart[], title: string): FactLine[] {
  const found: FactLine[] = [factLine(0, title, "title", null)];
  for (const { kind, section, startLine, endLine } of parts) {
    if (!SEARCHED.has(kind)) continue;
    const last = Math.min(endLine, startLine + (MAX_LINES_OF_PART[kind] ?? 400) - 1);
    for (let number = startLine; number <= last; number++) {
      const line = lines[number - 1];
      if (line !== undefined && !line.blank)
        found.push(factLine(number, kind === "log" ? line.message : line.text, kind, section));
    }
  }
  return found;
}

function factLine(number: number, line: string, kind: PartKind, section: FactLine["section"]): FactLine {
  const text = line.length > MAX_LENGTH ? line.slice(0, MAX_LENGTH) : line;
  const pair = kind === "title" || kind === "trace" ? null : KEY.exec(text);
  const key = (pair?.[1] ?? "")
    .toLowerCase()
    .replaceAll(/[*_`]/g, (character) => (character === "_" ? "_" : ""))
    .trim();
  return { number, text, kind, section, key, value: (pair?.[2] ?? "").replace(/^[*_`"'\s]+/, "").trim() };
}
