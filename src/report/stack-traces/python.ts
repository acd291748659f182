import { errorOrigin } from "../error-origin.js";
import type { ReportLine } from "../report-lines.js";
import { type ErrorDraft, MAX_FRAMES, MAX_MESSAGE, WEIGHTS } from "./error-draft.js";

const HEADER = /Traceback \(most recent call last\)/;
const FRAME = /^\s{0,12}File ["“]([^"”]{1,400})["”], line (\d{1,7})(?:, in (\S{1,120}))?/;
/** Frames as pytest and IPython print them: `path.py:12: in name`, `path.py:12: KeyError`. */
const CARETS = /^\s*[\^~]+\s*$|^\s*\[Previous line repeated/;
const CHAIN = /^(?:During handling of the above exception|The above exception was the direct cause)/;
/** An exception's own line: a class name as Python writes them, then a message or nothing. */
const EXCEPTION =
  /^((?:[A-Za-z_]\w{0,60}\.){0,8}(?:[A-Za-z_]\w{0,60})?(?:Error|Exception|Exit|Interrupt|Failure|Warning|Died|Timeout|Iteration|Fault|Failed|Cancelled|Closed|NotFound|Refused|Full|Empty)\w{0,10}(?:\(\w{1,40}\))?)(?:: ?(.*))?$/;
/** Any dotted name and a colon: the end of a trace may be an exception of any name. */
const ANY_EXCEPTION = /^((?:[A-Za-z_]\w{0,60}\.){1,8}[A-Za-z_]\w{0,60}|[A-Z]\w{2,60})(?:: (.*))?$/;
/** Foreign lines that may stand within a trace: output of other processes. */
const MAX_FOREIGN = 6;
const MAX_TRACE = 2_000;

/** Exceptions that report the failure of something else. */
const FOLLOW_UP_TYPES =
  /^(?:.*\.)?(?:AsyncEngineDeadError|MQEngineDeadError|EngineDeadError|EngineGenerateError|CalledProcessError|ChildFailedError|ProcessRaisedException|ProcessExitedException|RayActorError|RayTaskError|RaySystemError|WorkerCrashedError|ActorDiedError|KeyboardInterrupt|SystemExit|CancelledError|BrokenPipeError|EOFError|ConnectionResetError|ConnectionRefusedError|subprocess-exited-with-error)$/;
const FOLLOW_UP_MESSAGES =
  /engine core initialization failed|engine process failed to start|engine process .{0,30}died|engine core proc|initialization failed for worker|background loop (?:has errored|is stopped|is not running)|cancelled by cancel scope|see stack trace (?:above|for the root cause)|worker died|rank 0 (?:scheduler )?(?:could not|failed)|process exited unexpectedly|error compiling objects for extension|failed to start the engine/i;

/**
 * Takes the lines `from`..`to` of one region and gives its Python errors with a traceback: one for each chain, the
 * first that was raised.
 */
export function readPythonTraces(lines: readonly ReportLine[], from: number, to: number): ErrorDraft[] {
  const drafts: ErrorDraft[] = [];
  let chained = false;
  let number = from;
  while (number <= to) {
    const message = lines[number - 1]?.message ?? "";
    if (CHAIN.test(message.trimStart())) chained = drafts.length > 0;
    const isStart = (message.includes("Traceback (") && HEADER.test(message)) || isLooseFrame(lines, number, to);
    if (!isStart) {
      number++;
      continue;
    }
    const trace = readTrace(lines, number, to);
    const last = drafts.at(-1);
    if (chained && last !== undefined) drafts[drafts.length - 1] = { ...last, endLine: trace.endLine };
    else drafts.push(trace);
    chained = false;
    number = trace.endLine + 1;
  }
  return drafts;
}

/** A frame without a header: the trace was pasted from its middle. */
function isLooseFrame(lines: readonly ReportLine[], number: number, to: number): boolean {
  const message = lines[number - 1]?.message ?? "";
  if (!message.includes("File ") || !FRAME.test(message)) return false;
  for (let next = number + 1; next <= Math.min(to, number + 4); next++) {
    const other = lines[next - 1]?.message ?? "";
    if (FRAME.test(other) || EXCEPTION.test(other.trim())) return true;
  }
  return false;
}

function readTrace(lines: readonly ReportLine[], start: number, to: number): ErrorDraft {
  const frames: string[] = [];
  const paths: string[] = [];
  const header = lines[start - 1]?.message ?? "";
  const isIgnored = /exception ignored/i.test(lines[start - 2]?.message ?? "");
  const base = HEADER.test(header) ? header.length - header.trimStart().length : 0;
  let end = start;
  let foreign = 0;
  const limit = Math.min(to, start + MAX_TRACE);
  for (let number = HEADER.test(header) ? start + 1 : start; number <= limit; number++) {
    const line = lines[number - 1];
    if (line === undefined) break;
    if (line.blank) continue;
    const message = line.message;
    if (HEADER.test(message)) {
      // Another process starts its own trace inside this one; what was read so far stands.
      if (frames.length === 0) {
        end = number;
        continue;
      }
      break;
    }
    const frame = FRAME.exec(message);
    if (frame !== null) {
      paths.unshift(frame[1] ?? "");
      frames.push(`${shortPath(frame[1] ?? "")}:${frame[2]}${frame[3] === undefined ? "" : ` in ${frame[3]}`}`);
      end = number;
      foreign = 0;
      continue;
    }
    const indent = message.length - message.trimStart().length;
    const text = message.trim();
    const exception = indent <= base + 1 || frames.length === 0 ? readException(text, frames.length > 0) : null;
    if (exception !== null) {
      const endLine = messageEnd(lines, number, limit);
      const draft = finish(exception.type, exception.message, start, endLine, number, frames, isIgnored);
      return { ...draft, origin: errorOrigin(paths, draft.type, draft.message) };
    }
    if (indent > base || CARETS.test(message)) {
      end = number;
      continue;
    }
    if (++foreign > MAX_FOREIGN) break;
  }
  return finish("Traceback", "", start, end, end, frames, true);
}

function finish(
  type: string,
  message: string,
  startLine: number,
  endLine: number,
  line: number,
  frames: readonly string[],
  isSecondary: boolean,
): ErrorDraft {
  const isFollowUp = isSecondary || isFollowUpError(type, message);
  return {
    language: "python",
    type: type.slice(0, 200),
    message: message.slice(0, MAX_MESSAGE),
    origin: null,
    frames: [...frames].reverse().slice(0, MAX_FRAMES),
    startLine,
    endLine,
    line,
    weight: isFollowUp ? WEIGHTS.followUp : WEIGHTS.specific,
    isTrace: true,
  };
}

/** Takes an exception's class and message and says whether it only reports that something else failed. */
export function isFollowUpError(type: string, message: string): boolean {
  return FOLLOW_UP_TYPES.test(type) || FOLLOW_UP_MESSAGES.test(message.slice(0, 300));
}

/**
 * Takes the text of a line and gives the exception that it states; after frames (`loose`) also one of an unusual name.
 */
function readException(text: string, loose: boolean): { type: string; message: string } | null {
  const cut = text.slice(0, 600);
  const found = EXCEPTION.exec(cut) ?? (loose ? ANY_EXCEPTION.exec(cut) : null);
  if (found === null) return null;
  const type = (found[1] ?? "").replace(/\(.*$/, "");
  if (/^(?:INFO|WARNING|ERROR|DEBUG|CRITICAL|Warning|FutureWarning|UserWarning|DeprecationWarning|File)$/.test(type))
    return null;
  return { type, message: (found[2] ?? "").trim() };
}

/** Messages run on: CUDA errors add advice, pydantic lists fields. They end at a blank line or the next log line. */
function messageEnd(lines: readonly ReportLine[], number: number, limit: number): number {
  let end = number;
  const prefixed = lines[number - 1]?.prefixed ?? false;
  for (let next = number + 1; next <= Math.min(limit, number + 12); next++) {
    const line = lines[next - 1];
    if (line === undefined || line.blank || line.prefixed !== prefixed) break;
    if (HEADER.test(line.message) || CHAIN.test(line.message)) break;
    const isContinued =
      /^(?:\s+\S|(?:CUDA|HIP) kernel errors|For debugging consider|Compile with `?TORCH|Device-side assert|Exception raised from|frame #\d|If reserved but|\d+ validation error|HINT|The above)/.test(
        line.message,
      );
    if (!isContinued) break;
    end = next;
  }
  return end;
}

/** The last directory that is an engine's package: checkouts repeat its name (`sglang/python/sglang/srt`). */
const ENGINE_PACKAGE =
  /^.{0,400}\/((?:vllm|sglang|tensorrt_llm|deepspeed|mlc_llm|mlc_chat|lmdeploy|text_generation_server)\/(?!.{0,300}(?:site|dist)-packages\/).{1,300})$/;

/** Keeps of a path what tells whose code it is: from the package on. */
function shortPath(path: string): string {
  const unix = path.replaceAll("\\", "/");
  const engine = ENGINE_PACKAGE.exec(unix)?.[1];
  if (engine !== undefined) return engine;
  const packages = /(?:site|dist)-packages\/(.*)$/.exec(unix)?.[1];
  if (packages !== undefined) return packages;
  const library = /\/lib\/(python3?\.?\d*\/.*)$/.exec(unix)?.[1];
  if (library !== undefined) return library;
  return unix.length > 160 ? unix.slice(-160) : unix;
}
