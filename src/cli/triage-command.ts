import { once } from "node:events";
import type { Triager } from "../triage.js";
import { type ReadIssue, readIssues } from "./input/read-issues.js";
import { printDecision } from "./print-decision.js";

export interface TriageOptions {
  /** One decision a line as JSON instead of a report for people. */
  json: boolean;
  /** Repository of issues that name none. */
  repo: string;
}

/** Streams of the process, so that tests can stand in. */
export interface Terminal {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/**
 * Triages the issues of files or of standard input ("-") and prints a decision each, in input order.
 *
 * @returns exit code: 0, or 2 where some input could not be read (the rest is triaged all the same)
 */
export async function runTriage(
  files: readonly string[],
  options: TriageOptions,
  triager: Triager,
  terminal: Terminal,
): Promise<0 | 2> {
  let exitCode: 0 | 2 = 0;
  for (const file of files.length === 0 ? ["-"] : files) {
    for await (const read of readIssues(file, options.repo, terminal.stdin)) {
      if ("error" in read) exitCode = 2;
      const text = await outputOf(read, options, triager);
      const stream = "error" in read ? terminal.stderr : terminal.stdout;
      if (!stream.write(text)) await once(stream, "drain");
    }
  }
  return exitCode;
}

async function outputOf(read: ReadIssue, { json }: TriageOptions, triager: Triager): Promise<string> {
  if ("error" in read) return `engine-triage: ${read.error.message}\n`;
  const decision = await triager.decide(read.issue);
  return json ? `${JSON.stringify(decision)}\n` : `${printDecision(decision, read.issue.title)}\n`;
}
