import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { type PastIssue, pastIssueOf } from "../../backtest/past-issue.js";
import { linesOf } from "./lines.js";

/**
 * An issue of a line, with what of the line could not be read, or why there is none: `issues.jsonl:3: number: ...`.
 */
export type ReadPastIssue = { issue: PastIssue; doubts: readonly string[] } | { problem: string };

/** The input as messages name it. */
export function nameOfInput(path: string): string {
  return path === "-" ? "standard input" : basename(path);
}

/**
 * Issues of JSON Lines, one at a time, so that a file of any length fits in memory; pull requests and empty lines are left
 * out. Rejects where the file cannot be read.
 *
 * @param path `-` for standard input
 * @param repo of issues that name none
 */
export async function* readPastIssues(path: string, repo: string): AsyncGenerator<ReadPastIssue> {
  const stream = path === "-" ? process.stdin.setEncoding("utf8") : createReadStream(path, "utf8");
  let number = 0;
  for await (const line of linesOf(stream)) {
    number += 1;
    if (line.trim() === "") continue;
    const place = `${nameOfInput(path)}:${number}`;
    const doubts: string[] = [];
    try {
      const value = JSON.parse(line.replace(/^\uFEFF/, ""));
      const issue = pastIssueOf(value, repo, (doubt) => doubts.push(`${place}: ${doubt}`));
      if (issue) yield { issue, doubts };
    } catch (error) {
      yield { problem: `${place}: ${problemOf(error)}` };
    }
  }
}

function problemOf(error: unknown): string {
  const [issue] = error instanceof z.ZodError ? error.issues : [];
  return issue ? `${issue.path.join(".") || "the line"}: ${issue.message}` : "is not JSON";
}
