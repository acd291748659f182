import { once } from "node:events";
import { styleText } from "node:util";
import type { Explanation } from "../commands/explanation.js";
import { adaptationLines } from "../decide/comment/adaptation-list.js";
import { EXPLANATION_MARKER } from "../decide/comment/comment-marker.js";
import type { Issue } from "../report/issue-report.js";
import type { Triager } from "../triage.js";
import { type ReadIssue, readIssues } from "./input/read-issues.js";
import { printDecision } from "./print-decision.js";

export interface TriageOptions {
  /** One decision a line as JSON instead of a report for people. */
  json: boolean;
  /** Repository of issues that name none. */
  repo: string;
}

/** Decides about an issue as the App would by what is on record of its repository, and says why. */
export type ExplainIssue = (issue: Issue) => Promise<Explanation>;

/** Streams of the process, so that tests can stand in. */
export interface Terminal {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/**
 * Triages the issues of files or of standard input ("-") and prints a decision each, in input order.
 *
 * @param explain decides in the triager's place, and says why; null: nobody asked why
 * @returns exit code: 0, or 2 where some input could not be read (the rest is triaged all the same)
 */
export async function runTriage(
  files: readonly string[],
  options: TriageOptions,
  triager: Triager,
  terminal: Terminal,
  explain: ExplainIssue | null = null,
): Promise<0 | 2> {
  let exitCode: 0 | 2 = 0;
  for (const file of files.length === 0 ? ["-"] : files) {
    for await (const read of readIssues(file, options.repo, terminal.stdin)) {
      const problem = problemOf(read, explain);
      if (problem !== null) exitCode = 2;
      const text =
        "error" in read || problem !== null
          ? `engine-triage: ${problem}\n`
          : await outputOf(read.issue, options, triager, explain);
      const stream = problem !== null ? terminal.stderr : terminal.stdout;
      if (!stream.write(text)) await once(stream, "drain");
    }
  }
  return exitCode;
}

function problemOf(read: ReadIssue, explain: ExplainIssue | null): string | null {
  if ("error" in read) return read.error.message;
  if (explain === null || /^[^/\s]+\/[^/\s]+$/.test(read.issue.repo)) return null;
  return "--explain goes by what is on record of a repository; name it with --repo owner/name";
}

async function outputOf(
  issue: Issue,
  { json }: TriageOptions,
  triager: Triager,
  explain: ExplainIssue | null,
): Promise<string> {
  if (explain === null) {
    const decision = await triager.decide(issue);
    return json ? `${JSON.stringify(decision)}\n` : `${printDecision(decision, issue.title)}\n`;
  }
  const { decision, text } = await explain(issue);
  const explanation = text.replace(EXPLANATION_MARKER, "").trim();
  if (json) return `${JSON.stringify({ ...decision, explanation })}\n`;
  const moved = adaptationLines(decision.adaptation).map(({ subject, text: how }) => `${subject}: ${how}`);
  return [
    printDecision(decision, issue.title),
    titled("explanation, as /triage explain gives it", explanation.split("\n")),
    titled(
      "moved by corrections",
      moved.length > 0 ? moved : ["nothing: nobody corrected anything here that moves a decision"],
    ),
    "",
  ].join("\n");
}

function titled(name: string, lines: readonly string[]): string {
  return [`  ${styleText("dim", name)}`, ...lines.map((line) => (line === "" ? "" : `    ${line}`)), ""].join("\n");
}
