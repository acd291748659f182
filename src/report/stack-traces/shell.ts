import { WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Endings that the shell, the kernel, the container runtime or the loader reports. */
export const SHELL_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "loader",
    language: "shell",
    type: "cannot open shared object",
    pattern:
      /error while loading shared libraries: (?<message>.*)$|(?<=: )cannot open shared object file.*$|symbol lookup error: .*$|dyld(?:\[\d{1,9}\])?: .*$/,
    origin: "system",
    weight: WEIGHTS.specific,
  },
  {
    id: "command-not-found",
    language: "shell",
    type: "command not found",
    pattern:
      /^(?:\S{1,100}: )?(?:line \d{1,6}: )?(?<message>\S{1,100}: (?:command )?not found)$|is not recognized as (?:an internal|the name)/,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "no-such-file",
    language: "shell",
    type: "No such file or directory",
    pattern: /^(?:ba|z)?sh: .{1,200}: No such file or directory$/,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "oom-killer",
    language: "shell",
    type: "oom-killer",
    pattern: /\bOut of memory: Killed process\b|\boom-kill(?:er)?\b|\bOOMKilled\b/i,
    origin: "system",
    weight: WEIGHTS.specific,
  },
  {
    id: "killed",
    language: "shell",
    type: "Killed",
    pattern:
      /^(?:\/\S{1,200}: )?(?:line \d{1,6}: )?\s{0,4}(?:\d{1,9} )?Killed(?:\s.{0,200})?$|^\[\d\] {1,6}[+-]? {0,4}\d{1,9} killed\b|\bSIGKILL\b/,
    origin: "system",
    weight: WEIGHTS.ending,
  },
  {
    id: "exit-code",
    language: "shell",
    type: "exit code",
    pattern:
      /\bexit(?:ed)?(?: with)?(?: non-zero)? (?:code|status):? ?(?:is )?(?:-?[1-9]\d{0,9}|0x[0-9a-fA-F]{4,8})\b|\bexitcode ?[:=] ?-?[1-9]\d{0,5}/i,
    origin: "system",
    weight: WEIGHTS.ending,
  },
  {
    id: "http-5xx",
    language: "shell",
    type: "HTTP 5xx",
    pattern:
      /\bHTTP\/\d\.\d"? 5\d\d\b|\b500 Internal Server Error\b|\b50[234] (?:Bad Gateway|Service Unavailable|Gateway Time)/,
    origin: "engine",
    weight: WEIGHTS.ending,
  },
  {
    id: "docker",
    language: "shell",
    type: "docker",
    pattern:
      /^docker: Error response from daemon: (?<message>.*)$|nvidia-container-cli: (?:initialization error|requirement error|mount error).*$/,
    origin: "system",
    weight: WEIGHTS.specific,
  },
  {
    id: "timed-out",
    language: "shell",
    type: "timeout",
    pattern: /\b(?:client socket has timed out|Watchdog caught collective|watchdog timeout|timed out after \d)\b.*$/i,
    origin: null,
    weight: WEIGHTS.message,
  },
  {
    id: "permission",
    language: "shell",
    type: "Permission denied",
    pattern: /^\S{1,200}: (?:\S{1,100}: )?Permission denied$/,
    origin: "system",
    weight: WEIGHTS.message,
  },
];
