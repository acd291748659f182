import { commandStart, isContinued } from "./command-line.js";
import type { PartKind, SectionRole } from "./issue-report.js";
import { isSentence, lineKindRule } from "./line-kinds.js";
import type { ReportLine } from "./report-lines.js";
import { isCheckbox, isTemplateLine } from "./template.js";

/** Sections whose answers are a machine's facts, chosen from a list or pasted. */
const FACT_ROLES = new Set<SectionRole>(["version", "operating-system", "hardware", "backend"]);
/** A longer line in such a section is an explanation. */
const MAX_FACT = 200;
/** The blank line of a quote. */
const QUOTE_ONLY = /^[\s>]*>[\s>]*$/;

/**
 * Takes the lines of text outside fences and gives the kind of each. Lines in `taken` are left alone. Logs and
 * commands pasted without a fence are told from prose line by line; a line between two log lines is log.
 */
export function proseLineKinds(
  lines: readonly ReportLine[],
  role: SectionRole | null,
  isForm: boolean,
  taken: ReadonlySet<number>,
): Map<number, PartKind> {
  const kinds = new Map<number, PartKind>();
  const own = lines.filter(({ blank, number }) => !blank && !taken.has(number));
  /** Long bodies repeat their lines. */
  const seen = new Map<string, PartKind>();
  let continued = false;
  for (const [index, line] of own.entries()) {
    let kind: PartKind | undefined = continued ? "command" : seen.get(line.text);
    if (QUOTE_ONLY.test(line.text)) kind = kinds.get(own[index - 1]?.number ?? 0) ?? "prose";
    kind ??= kindOf(line, role, isForm);
    if (!continued) seen.set(line.text, kind);
    continued = kind === "command" && /\\\s{0,4}$/.test(line.text.slice(-10));
    kinds.set(line.number, kind);
  }
  smooth(own, kinds, role);
  return kinds;
}

function kindOf(line: ReportLine, role: SectionRole | null, isForm: boolean): PartKind {
  const { text } = line;
  if (isTemplateLine(text, role === "environment")) return "template";
  // Names to notify and ticks are the form's; a sentence below them is the user's.
  if (role === "checklist" && (isCheckbox(text) || (isForm && !isSentence(text)))) return "template";
  const bare = text.replace(/^[\s>]{0,20}(?:[-*+]\s{1,4}|\d{1,2}[.)]\s{1,4})?/, "");
  const start = commandStart(bare);
  if (start !== null && !/^["'(]/.test(bare) && (start.prompted || !isSentence(bare) || isContinued(bare)))
    return "command";
  if (role !== null && FACT_ROLES.has(role) && text.length <= MAX_FACT && !/[.!?]\s+[A-Z]/.test(text))
    return "environment";
  if (line.prefixed && !/^\s*[-*]\s/.test(text)) return "log";
  // "Error:" above a fence is the user's own word.
  if (bare.length < 24 && /[:：]\s*$/.test(bare)) return "prose";
  const rule = lineKindRule(bare);
  const kind = rule?.kind ?? null;
  if (kind === "log" && (rule?.sure === true || !isSentence(bare) || /^\S{1,60}(?:Error|ERROR)\b/.test(bare)))
    return "log";
  if (kind === "code" && /^(?:import \w+$|from [\w.]+ import |def \w+\(|class \w+[(:]|#include|>>> )/.test(text))
    return "code";
  if (role === "log" && !isSentence(bare) && kind !== null) return "log";
  return "prose";
}

/** Gives lines that nothing tells the kind of their neighbours: half of a log's lines look like nothing by themselves. */
function smooth(own: readonly ReportLine[], kinds: Map<number, PartKind>, role: SectionRole | null): void {
  const loose = own.map(({ number, text }) => {
    if (kinds.get(number) !== "prose") return false;
    return !isSentence(text) && !/^\s{0,3}(?:[-*+]|\d{1,2}[.)])\s/.test(text);
  });
  let previous: PartKind | null = null;
  for (const [index, line] of own.entries()) {
    const kind = kinds.get(line.number) ?? "prose";
    if (loose[index] !== true || (previous !== "log" && previous !== "code")) {
      previous = kind;
      continue;
    }
    let next = index + 1;
    while (next < own.length && next - index <= 8 && loose[next] === true) next++;
    const nextKind = kinds.get(own[next]?.number ?? 0) ?? null;
    const isIndented = /^\s{2,}\S/.test(line.text);
    if (nextKind === previous || isIndented || role === "log") kinds.set(line.number, previous);
    else previous = kind;
  }
}
