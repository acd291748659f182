import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { Issue } from "../../report/issue-report.js";
import { errorMessage } from "../error-message.js";
import { InputError, issueFromJson, issueFromMarkdown } from "./issue-formats.js";

/** An issue that was read, or why one could not be. */
export type ReadIssue = { issue: Issue } | { error: InputError };

/**
 * Reads issues from a file or standard input, one at a time, so that a file of any length fits in memory. The format is
 * told by the content: a first line that is a JSON object is JSON Lines; other text that begins with `{` or `[` is one
 * JSON document; everything else is Markdown. A bad line is yielded as an error and reading goes on.
 *
 * @param repo repository of issues that name none
 */
export async function* readIssues(file: string, repo: string, stdin: Readable): AsyncGenerator<ReadIssue> {
  const name = file === "-" ? "standard input" : file;
  const stream = file === "-" ? stdin.setEncoding("utf8") : createReadStream(file, "utf8");
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let isJsonLines: boolean | null = null;
  const rest: string[] = [];
  try {
    for await (const line of lines) {
      number += 1;
      if (isJsonLines === null && line.trim() !== "") isJsonLines = isJsonObject(line);
      if (!isJsonLines) rest.push(line);
      else if (line.trim() !== "") yield readLine(line, repo, name, number);
    }
  } catch (error) {
    yield { error: new InputError(name, null, `cannot be read: ${errorMessage(error)}`, { cause: error }) };
    return;
  }
  if (!isJsonLines) yield* readDocument(rest.join("\n"), repo, name);
}

function isJsonObject(line: string): boolean {
  if (!line.trimStart().startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    // Not one line of JSON: a document over several lines, or Markdown.
    return false;
  }
}

function readLine(line: string, repo: string, name: string, number: number): ReadIssue {
  return attempt(() => issueFromJson(parse(line, name, number), repo, name, number));
}

function* readDocument(text: string, repo: string, name: string): Generator<ReadIssue> {
  if (text.includes("\0")) {
    yield { error: new InputError(name, null, "is not text") };
    return;
  }
  if (!/^\s*[[{]/.test(text) || /^\s*\[[^\]{"]{0,40}\]/.test(text)) {
    yield { issue: issueFromMarkdown(text, repo) };
    return;
  }
  try {
    const value = parse(text, name, null);
    for (const entry of Array.isArray(value) ? value : [value]) {
      yield attempt(() => issueFromJson(entry, repo, name, null));
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { error };
  }
}

function attempt(read: () => Issue): ReadIssue {
  try {
    return { issue: read() };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { error };
  }
}

function parse(text: string, name: string, line: number | null): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(name, line, `not JSON: ${errorMessage(error)}`, { cause: error });
  }
}
