import type { ReportLine } from "../report-lines.js";
import { type ErrorDraft, MAX_FRAMES, MAX_MESSAGE, WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Errors of Go programs, Ollama above all. */
export const GO_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "runner",
    language: "go",
    type: "llama runner terminated",
    pattern: /llama runner (?:process has terminated|process no longer running|exited)(?<message>.*)$/,
    origin: "engine",
    weight: WEIGHTS.message,
  },
  {
    id: "ollama-error",
    language: "go",
    type: "Error",
    pattern:
      /^Error: (?<message>(?:llama runner|model |pull model|POST |Post |Head |Get |could not connect|something went wrong|unable to|timed out|max retries|open |unknown |invalid |Incorrect|no suitable|\d{3} ).*)$/,
    origin: "engine",
    weight: WEIGHTS.message,
  },
  {
    id: "slog-error",
    language: "go",
    type: "error",
    pattern: /\blevel=ERROR\b.{0,300}?\bmsg=(?<message>.*)$/,
    origin: "engine",
    weight: WEIGHTS.message,
  },
  {
    id: "slog-fatal",
    language: "go",
    type: "error",
    pattern: /\bmsg="[^"]{0,120}"(?:.{0,300})\berror="(?<message>[^"]{1,400})/,
    origin: "engine",
    weight: WEIGHTS.message,
  },
];

const PANIC = /^\s{0,4}(?:panic: |fatal error: |runtime error: )(.*)$/;
const GOROUTINE = /^\s{0,4}goroutine \d{1,9} (?:gp=\S{1,20} )?.{0,60}\[.{1,80}\]:?$/;
const LOCATION = /^\s{0,8}(\/?\S{1,300}\.(?:go|s|c|cpp)):(\d{1,7})(?: \+0x[0-9a-f]{1,16})?/;
const MAX_TRACE = 2_000;

/**
 * Takes the lines `from`..`to` of one region and gives its Go panics with their goroutines.
 */
export function readGoPanics(lines: readonly ReportLine[], from: number, to: number): ErrorDraft[] {
  const drafts: ErrorDraft[] = [];
  for (let number = from; number <= to; number++) {
    const text = lines[number - 1]?.message ?? "";
    const panic = /^\s{0,4}(?:panic|fatal error|runtime error): /.test(text) ? PANIC.exec(text) : null;
    if (panic === null || !hasGoroutine(lines, number, to)) {
      if (panic !== null && text.trimStart().startsWith("panic: "))
        drafts.push(draft(panic[1] ?? "", [], number, number, number));
      continue;
    }
    const frames: string[] = [];
    let end = number;
    for (let next = number + 1; next <= Math.min(to, number + MAX_TRACE); next++) {
      const line = lines[next - 1];
      if (line === undefined) break;
      if (line.blank) continue;
      const location = LOCATION.exec(line.message);
      if (location !== null) frames.push(`${location[1]}:${location[2]}`);
      const isPart =
        location !== null ||
        GOROUTINE.test(line.message) ||
        /\)$|^\[signal |^created by |^\s*r\w{1,3}\s+0x|^\.\.\.additional/.test(line.message);
      if (!isPart) break;
      end = next;
    }
    drafts.push(draft(panic[1] ?? "", frames, number, end, number));
    number = end;
  }
  return drafts;
}

function hasGoroutine(lines: readonly ReportLine[], number: number, to: number): boolean {
  for (let next = number + 1; next <= Math.min(to, number + 6); next++) {
    if (GOROUTINE.test(lines[next - 1]?.message ?? "")) return true;
  }
  return false;
}

function draft(
  message: string,
  frames: readonly string[],
  startLine: number,
  endLine: number,
  line: number,
): ErrorDraft {
  return {
    language: "go",
    type: "panic",
    message: message.slice(0, MAX_MESSAGE),
    origin: "engine",
    frames: frames.slice(0, MAX_FRAMES),
    startLine,
    endLine,
    line,
    weight: WEIGHTS.specific,
    isTrace: frames.length > 0,
  };
}
