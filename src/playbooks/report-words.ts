import type { IssueReport, PartKind } from "../report/issue-report.js";

/** The words of a report, lower case, by the weight that they have for what it is about. */
export interface ReportWords {
  title: string;
  prose: string;
  /** Command lines, in blocks or in prose. */
  commands: string;
  /** Types and messages of the first errors, inner frames of the innermost one. */
  errors: string;
  code: string;
  /** Ends of logs and traces: where programs say why they stop. */
  ends: string;
}

/** Outer frames are the same for every request, and their paths name every part of an engine. */
const FRAMES = 1;
const ERRORS = 8;
const PROSE_LIMIT = 4000;
const CODE_LIMIT = 2000;
const END_LIMIT = 1000;
const ENDS_LIMIT = 2500;
/** Longer lines are dumps of settings, which name every feature, on or off. */
const LINE_LIMIT = 400;

/** Picks the words out of a report; environment dumps, form text and model output are left out. */
export function wordsOf(report: IssueReport): ReportWords {
  return {
    title: report.title.toLowerCase(),
    prose: textOf(report, ["prose"], PROSE_LIMIT),
    commands: commandsOf(report),
    errors: errorsOf(report),
    code: textOf(report, ["code"], CODE_LIMIT),
    ends: endsOf(report),
  };
}

function errorsOf({ errors, innermostError }: IssueReport): string {
  const inner = innermostError ? [innermostError, ...errors] : errors;
  const said = inner.slice(0, ERRORS).map(({ type, message }) => `${type}: ${message}`);
  const frames = innermostError?.frames.slice(0, FRAMES) ?? [];
  return [...said, ...frames].join("\n").toLowerCase();
}

function commandsOf(report: IssueReport): string {
  const lines = report.commands.map(({ text }) => text).join("\n");
  return `${textOf(report, ["command"], CODE_LIMIT)}\n${lines.slice(0, CODE_LIMIT).toLowerCase()}`;
}

function textOf(report: IssueReport, kinds: readonly PartKind[], limit: number): string {
  const parts = report.parts.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  return parts.join("\n").slice(0, limit).toLowerCase();
}

function endsOf(report: IssueReport): string {
  const parts = report.parts.filter(({ kind }) => kind === "log" || kind === "trace");
  const ends = parts.map(({ text }) =>
    text
      .slice(-END_LIMIT)
      .split("\n")
      .filter((line) => line.length <= LINE_LIMIT)
      .join("\n"),
  );
  return ends.join("\n").slice(-ENDS_LIMIT).toLowerCase();
}
