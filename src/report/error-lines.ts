import type { ReportLine } from "./report-lines.js";
import { BUILD_ERROR_RULES } from "./stack-traces/build.js";
import { CPP_ERROR_RULES } from "./stack-traces/cpp.js";
import { CUDA_ERROR_RULES } from "./stack-traces/cuda.js";
import { type ErrorDraft, MAX_MESSAGE, WEIGHTS } from "./stack-traces/error-draft.js";
import { GENERIC_ERROR_RULES } from "./stack-traces/generic.js";
import { GO_ERROR_RULES } from "./stack-traces/go.js";
import type { ErrorLineRule } from "./stack-traces/line-rule.js";
import { isFollowUpError } from "./stack-traces/python.js";
import { PYTHON_ERROR_RULES } from "./stack-traces/python-lines.js";
import { RUST_ERROR_RULES } from "./stack-traces/rust.js";
import { SHELL_ERROR_RULES } from "./stack-traces/shell.js";

/** All rules for lines that state an error, in the order in which they are tried. */
export const ERROR_LINE_RULES: readonly ErrorLineRule[] = [
  ...RUST_ERROR_RULES,
  ...BUILD_ERROR_RULES,
  ...CUDA_ERROR_RULES,
  ...CPP_ERROR_RULES,
  ...GO_ERROR_RULES,
  ...SHELL_ERROR_RULES,
  ...PYTHON_ERROR_RULES,
];

/** What a logger calls an error; tried on the line with its prefix. */
const LEVEL_RULE: ErrorLineRule = {
  id: "level",
  language: "other",
  type: "error",
  pattern: /^(?<message>.*)$/,
  origin: null,
  weight: WEIGHTS.ending,
};

const LOG_RULES: readonly ErrorLineRule[] = [...ERROR_LINE_RULES, ...GENERIC_ERROR_RULES, LEVEL_RULE];

/** A line that matches no rule can be told fast: every rule needs one of these. */
const HINT =
  /err|cann?ot|can not|unable|could not|timed out|fail|fatal|abort|assert|panic|fault|exception|terminat|kill|illegal|SIG[A-Z]|0xC0000|undefined|what\(\)|out of memory|oom|not found|cannot |could not|NCCL|CUBLAS|CUDNN|VK_|UR_RESULT|corrupt|free\(\)|malloc\(\)|smashing|overflow|Sanitizer|Shard|resolving|CUDA_HOME|nvcc|CMAKE_|ninja|FAILED|HTTP\/|Bad Gateway|exit|Xid|denied|No such file|ptxas|EXC_|dyld|EZ\d|not recognized|STATUS_|Native API|Insufficient|not implemented|DeviceMemory|unsupported op|KeyboardInterrupt/i;

/** Source code of a trace that was cut off, and advice that follows an error. */
const RAISED =
  /^[\s>]{0,80}(?:raise\b|NoneType: None|(?:CUDA|HIP) kernel errors might|Compile with `?TORCH_USE|For debugging consider)/;

/**
 * Takes a line and whether it is output of a program, and gives the error that it states by itself, null if none.
 */
export function readErrorLine(line: ReportLine, isLog: boolean): ErrorDraft | null {
  if (!HINT.test(line.message) && !(isLog && isErrorLevel(line))) return null;
  if (RAISED.test(line.message)) return null;
  const text = line.message.slice(0, 1_000);
  for (const rule of isLog ? LOG_RULES : ERROR_LINE_RULES) {
    if (rule === LEVEL_RULE && !isErrorLevel(line)) continue;
    const found = rule.pattern.exec(text);
    if (found === null) continue;
    const type = rule.type === "$1" ? (found[1] ?? rule.id) : rule.type;
    const message = (found.groups?.message ?? text.slice(found.index)).trim();
    const isFollowUp = rule.language === "python" && isFollowUpError(type, message);
    return {
      language: rule.language,
      type: type.slice(0, 200),
      message: message.slice(0, MAX_MESSAGE),
      origin: rule.origin,
      frames: [],
      startLine: line.number,
      endLine: line.number,
      line: line.number,
      weight: isFollowUp ? WEIGHTS.followUp : rule.weight,
      isTrace: false,
    };
  }
  return null;
}

function isErrorLevel(line: ReportLine): boolean {
  if (!line.prefixed || line.message.trim().length < 8) return false;
  return /\b(?:ERROR|CRITICAL|FATAL)\b|\[E\]/.test(line.text.slice(0, line.text.length - line.message.length));
}
