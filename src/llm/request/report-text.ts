import { redact } from "../../redaction/redact.js";
import type { Fact, IssueReport, ReportFacts } from "../../report/issue-report.js";
import { withoutInvisible } from "../../report/visible-text.js";

/** Longest line shown; of a longer one the head and the tail, where the message often stands. */
const MAX_LINE = 300;
const TAIL = 80;
const MAX_FACTS = 32;
const MAX_FACT = 80;

/** Colours and cursor movements of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const TERMINAL = /\u001b(?:\[[0-9;?]{0,16}[A-Za-z]|\][^\u0007\n]{0,200}\u0007)/g;
/** What a cut leaves of a character of two units. */
const HALF_CHARACTER = /\p{Cs}/gu;
const LINE_SEPARATORS = /[\u2028\u2029\u0085\v\f\r]/g;

/** Title and body lines of a report as a model may see them: no secret, nothing invisible, no second line within a line. */
export interface ReportText {
  title: string;
  /** Line n is `lines[n - 1]`, in full length. */
  lines: readonly string[];
}

export function readableText(report: IssueReport): ReportText {
  // The title is redacted together with the body: line for line it is the same text.
  const [title = "", ...lines] = redact(
    [report.title.replaceAll("\n", " "), ...report.lines].map(visible).join("\n"),
  ).split("\n");
  return { title, lines };
}

/** A line at most 300 characters long: its head, and its tail after an ellipsis. */
export function cut(line: string): string {
  if (line.length <= MAX_LINE) return line;
  return `${line.slice(0, MAX_LINE - TAIL)} … ${line.slice(-TAIL)}`.replace(HALF_CHARACTER, "");
}

/** Stated facts as rows `name = value @line`. */
export function factRows(facts: ReportFacts): string[] {
  const { parallelism, ...rest } = facts;
  const named = [...Object.entries(rest), ...Object.entries(parallelism)];
  return named
    .flatMap(([name, fact]) => [fact].flat().map((one) => factRow(name, one)))
    .filter((row) => row !== null)
    .slice(0, MAX_FACTS);
}

function factRow(name: string, fact: Fact<string | number> | null | undefined): string | null {
  if (!fact) return null;
  return `${name} = ${redact(visible(String(fact.value).replaceAll("\n", " ")))
    .slice(0, MAX_FACT)
    .replace(HALF_CHARACTER, "")} @${fact.line}`;
}

function visible(line: string): string {
  return withoutInvisible(line.replace(TERMINAL, "").replace(LINE_SEPARATORS, " ").replaceAll("\t", "  ")).trimEnd();
}
