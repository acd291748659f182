import type { ReportLine } from "../report-lines.js";
import { type ErrorDraft, MAX_FRAMES, MAX_MESSAGE, WEIGHTS } from "./error-draft.js";

const FRAME = /^\s{2,12}at (.{1,300})$/;
const HEAD = /^(?:Uncaught )?((?:[A-Z]\w{0,40})?Error|DOMException|\w{1,40}Exception)(?: \[\w{1,60}\])?: (.*)$/;

/**
 * Takes the lines `from`..`to` of one region and gives its JavaScript (and Java or Kotlin) traces: an error line and
 * `at …` frames, as browsers, Node.js and Android print them.
 */
export function readNodeTraces(lines: readonly ReportLine[], from: number, to: number): ErrorDraft[] {
  const drafts: ErrorDraft[] = [];
  for (let number = from + 1; number <= to; number++) {
    if (!isFrame(lines, number)) continue;
    const start = number - 1;
    const frames: string[] = [];
    for (; number <= to && isFrame(lines, number); number++) {
      frames.push((FRAME.exec(lines[number - 1]?.message ?? "")?.[1] ?? "").slice(0, 200));
    }
    const head = HEAD.exec((lines[start - 1]?.message ?? "").trim().slice(0, 600));
    if (head === null && frames.length < 2) continue;
    const startLine = head === null ? start + 1 : start;
    drafts.push({
      language: "node",
      type: head?.[1] ?? "Error",
      message: (head?.[2] ?? "").slice(0, MAX_MESSAGE),
      origin: null,
      frames: frames.slice(0, MAX_FRAMES),
      startLine,
      endLine: number - 1,
      line: startLine,
      weight: head === null ? WEIGHTS.followUp : WEIGHTS.specific,
      isTrace: true,
    });
  }
  return drafts;
}

function isFrame(lines: readonly ReportLine[], number: number): boolean {
  const text = lines[number - 1]?.message ?? "";
  return text.trimStart().startsWith("at ") && FRAME.test(text) && /[(:@]\S*[:)]|\w+\.\w+/.test(text);
}
