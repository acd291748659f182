import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import type { Issue } from "../../report/issue-report.js";
import { visibleText } from "../../report/visible-text.js";
import { errorMessage } from "../error-message.js";
import { InputError, issueFromJson, issueFromMarkdown } from "./issue-formats.js";
import { linesOf } from "./lines.js";

/** Characters of a parser's message that are shown; it quotes the input. */
const MESSAGE_LIMIT = 160;

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
  if (file === "-" && stdin.readableEnded) {
    yield { error: new InputError(name, null, "was read already; name it once") };
    return;
  }
  const stream = file === "-" ? stdin.setEncoding("utf8") : createReadStream(file, "utf8");
  /** Lines that may be JSON Lines whose first are broken, or the lines of a document. */
  const pending: string[] = [];
  let number = 0;
  let isJsonLines = false;
  try {
    for await (const read of linesOf(stream)) {
      number += 1;
      const line = number === 1 ? read.replace(/^\uFEFF/, "") : read;
      if (!isJsonLines && startsJsonLines(line, pending)) {
        isJsonLines = true;
        for (const [index, earlier] of pending.entries()) {
          if (earlier.trim() !== "") yield readLine(earlier, repo, name, index + 1);
        }
      }
      if (!isJsonLines) pending.push(line);
      else if (line.trim() !== "") yield readLine(line, repo, name, number);
    }
  } catch (error) {
    yield { error: new InputError(name, null, `cannot be read: ${errorMessage(error)}`, { cause: error }) };
    return;
  }
  if (!isJsonLines) yield* readDocument(pending.join("\n"), repo, name);
}

/**
 * Whether a line shows that the text is JSON Lines: the first one if it is an object; a later one if it is an issue and
 * the text began like an object that does not end on its line. (Inside one object no line is an issue by itself.)
 */
function startsJsonLines(line: string, pending: readonly string[]): boolean {
  if (!line.trimStart().startsWith("{")) return false;
  const first = pending.find((earlier) => earlier.trim() !== "");
  if (first === undefined) return parseObject(line) !== null;
  if (!line.startsWith("{") || !first.startsWith("{")) return false;
  const value = parseObject(line);
  return value !== null && ["title", "body", "issue"].some((key) => key in value);
}

/** null where the line is no JSON object: a document over several lines, or Markdown. */
function parseObject(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : null;
  } catch {
    return null;
  }
}

function readLine(line: string, repo: string, name: string, number: number): ReadIssue {
  return attempt(() => issueFromJson(parse(line, name, number), repo, name, number));
}

function* readDocument(text: string, repo: string, name: string): Generator<ReadIssue> {
  if (text.includes("\0")) {
    yield { error: new InputError(name, null, "is not text in UTF-8") };
    return;
  }
  if (!/^\s*[[{]/.test(text) || /^\s*\[[^\]{"]{1,40}\]/.test(text)) {
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
    throw new InputError(name, line, `not JSON: ${visibleText(errorMessage(error), MESSAGE_LIMIT)}`, { cause: error });
  }
}
