import type { ReportLine } from "../report-lines.js";
import { type ErrorDraft, MAX_FRAMES, MAX_MESSAGE, WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Errors that C and C++ programs print before they end, llama.cpp's above all. */
export const CPP_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "ggml-assert",
    language: "cpp",
    type: "GGML_ASSERT",
    pattern: /GGML_A(?:SSERT|BORT)(?:\(|: ).{1,400}/,
    origin: "engine",
    weight: WEIGHTS.specific,
  },
  {
    id: "ggml-abort",
    language: "cpp",
    type: "GGML_ABORT",
    pattern:
      /\bggml_abort\b.*$|^\S{1,200}:\d{1,6}: (?:fatal error|not implemented|unsupported op.*|DeviceMemory|ERROR|Remote RPC server crashed.*)$/,
    origin: "engine",
    weight: WEIGHTS.specific,
  },
  {
    id: "model-load",
    language: "cpp",
    type: "model load error",
    pattern:
      /^\s{0,4}(?:llama_model_load\w{0,20}|llama_load_model\w{0,20}|llama_init_from\w{0,30}|load_model|gguf_init_from_file\w{0,10}|clip_model_load\w{0,10}|clip_init): (?<message>(?:error|failed|invalid|unknown|unable)\b.*)$/i,
    origin: "engine",
    weight: WEIGHTS.specific,
  },
  {
    id: "model-load-error",
    language: "cpp",
    type: "model load error",
    pattern: /\berror loading model(?: \w{1,30}){0,3}: (?<message>.*)$/,
    origin: "engine",
    weight: WEIGHTS.specific,
  },
  {
    id: "terminate",
    language: "cpp",
    type: "$1",
    pattern: /terminate called after throwing an instance of ['‘"]([^'’"]{1,120})/,
    origin: null,
    weight: WEIGHTS.message,
  },
  {
    id: "libcxx-terminate",
    language: "cpp",
    type: "$1",
    pattern: /libc\+\+abi: terminating (?:with|due to) uncaught exception of type (\S{1,120}?)(?:: (?<message>.*))?$/,
    origin: null,
    weight: WEIGHTS.specific,
  },
  {
    id: "what",
    language: "cpp",
    type: "what()",
    pattern: /^\s{0,8}what\(\): {1,4}(?<message>.*)$/,
    origin: null,
    weight: WEIGHTS.specific,
  },
  {
    id: "c-assert",
    language: "cpp",
    type: "assertion",
    pattern: /^\S{1,200}:\s?\S{0,200}:\d{1,6}: .{0,300}Assertion [`'"].{1,200}failed|^Assertion failed: .{1,300}/,
    origin: null,
    weight: WEIGHTS.specific,
  },
  {
    id: "tllm-assert",
    language: "cpp",
    type: "TllmException",
    pattern:
      /\[TensorRT-LLM\]\[ERROR\] Assertion failed: (?<message>.*)$|\bTllmException\b|Assertion failed: (?:.{1,200}) \(\/.{1,200}\)$/,
    origin: "engine",
    weight: WEIGHTS.specific,
  },
  {
    id: "segfault",
    language: "cpp",
    type: "SIGSEGV",
    pattern:
      /\bSegmentation fault\b|\bsegmentation fault {2,}|\bSIGSEGV\b|\bsegfault at\b|EXC_BAD_ACCESS|access violation (?:reading|writing|executing)|\b0xC0000005\b|STATUS_ACCESS_VIOLATION/i,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "bus-error",
    language: "cpp",
    type: "SIGBUS",
    pattern: /^\s{0,4}Bus error\b|\bSIGBUS\b/,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "illegal-instruction",
    language: "cpp",
    type: "SIGILL",
    pattern: /\bIllegal (?:hardware )?instruction\b|\bSIGILL\b|\b0xC000001D\b|EXC_BAD_INSTRUCTION/i,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "floating-point",
    language: "cpp",
    type: "SIGFPE",
    pattern: /\bFloating point exception\b|\bSIGFPE\b/,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "heap",
    language: "cpp",
    type: "heap corruption",
    pattern:
      /^(?:double free or corruption|free\(\): invalid|malloc\(\): |corrupted size vs|munmap_chunk\(\)|\*\*\* stack smashing|\*\*\* buffer overflow)|0xC0000374|unhandled (?:win32 )?exception/i,
    origin: "system",
    weight: WEIGHTS.specific,
  },
  {
    // The finding of an instrument: it need not end the run.
    id: "sanitizer",
    language: "cpp",
    type: "$1",
    pattern: /\b((?:Address|Leak|Memory|Thread|UndefinedBehavior|HWAddress)Sanitizer): (?<message>.{1,400})/,
    origin: null,
    weight: WEIGHTS.specific,
  },
  {
    id: "ggml-error",
    language: "cpp",
    type: "ggml error",
    pattern:
      /^\s{0,4}(?:ggml|llama|gguf|clip|common|llm)_\w{2,80}: (?<message>(?:error|failed|fatal|unable|cannot|unsupported|invalid|not enough|unknown)\b.*)$/i,
    origin: "engine",
    weight: WEIGHTS.message,
  },
  {
    id: "unknown-argument",
    language: "cpp",
    type: "argument error",
    pattern: /^error: (?<message>(?:unknown|invalid|unrecognized) (?:argument|parameter|option).*)$/,
    origin: "engine",
    weight: WEIGHTS.message,
  },
  {
    id: "aborted",
    language: "cpp",
    type: "SIGABRT",
    pattern:
      /^(?:\/\S{1,200}: )?(?:line \d{1,6}: )?\s{0,4}(?:\d{1,9} )?Abort(?:ed)?(?: trap: 6)?(?:\s{0,4}\(core dumped\))?(?:\s.{0,200})?$|^\[\d\] {1,6}[+-]? {0,4}\d{1,9} abort\b|\bSIGABRT\b/,
    origin: "system",
    weight: WEIGHTS.ending,
  },
];

const GDB_FRAME = /^[\s*]{0,8}(?:frame )?#(\d{1,3}):? {1,3}(?:0x[0-9a-f]{1,16} in )?(.{1,300})$/;

/**
 * Takes the lines `from`..`to` of one region and gives its gdb or glibc back-traces; the error is that of the line
 * before them, which `errorLines` finds.
 */
export function readBacktraces(lines: readonly ReportLine[], from: number, to: number): ErrorDraft[] {
  const drafts: ErrorDraft[] = [];
  let frames: string[] = [];
  let start = 0;
  const flush = (endLine: number): void => {
    if (frames.length >= 2) drafts.push(backtrace(frames, start, endLine));
    frames = [];
  };
  for (let number = from; number <= to; number++) {
    const text = lines[number - 1]?.message ?? "";
    const frame = text.includes("#") ? GDB_FRAME.exec(text) : null;
    if (frame === null) {
      // Frames wrap onto lines of their own; a blank line or two more lines end the trace.
      if (frames.length > 0 && (text.trim() === "" || !/^\s{4,}\S/.test(text))) flush(number - 1);
      continue;
    }
    if (frames.length > 0 && frame[1] === "0") flush(number - 1);
    if (frames.length === 0) {
      if (frame[1] !== "0" && frame[1] !== "1") continue;
      start = number;
    }
    frames.push((frame[2] ?? "").trim().slice(0, 200));
  }
  flush(to);
  return drafts;
}

function backtrace(frames: readonly string[], startLine: number, endLine: number): ErrorDraft {
  return {
    language: "cpp",
    type: "backtrace",
    message: (frames[0] ?? "").slice(0, MAX_MESSAGE),
    origin: null,
    frames: frames.slice(0, MAX_FRAMES),
    startLine,
    endLine,
    line: startLine,
    weight: WEIGHTS.followUp,
    isTrace: true,
  };
}
