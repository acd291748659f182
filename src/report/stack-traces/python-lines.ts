import { WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Python errors that stand without a traceback. */
export const PYTHON_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "dll",
    language: "python",
    type: "ImportError",
    pattern: /\bDLL load failed\b(?<message>.*)$/,
    origin: "system",
    weight: WEIGHTS.message,
  },
  {
    id: "exception",
    language: "python",
    type: "$1",
    pattern:
      /(?:^|[\s>`*"'(:|])((?:[A-Za-z_]\w{0,60}\.){0,6}(?:[A-Z]\w{0,60}(?:Error|Exception)|Exception|KeyboardInterrupt))(?:\(['"]|: ?|(?= in \w.{1,60}: ))(?<message>.*)$/,
    origin: null,
    weight: WEIGHTS.message,
  },
  {
    id: "pytest",
    language: "python",
    type: "pytest failure",
    pattern: /^(?:FAILED|ERROR) \S{1,200}(?:::\S{1,200})?(?: - (?<message>.*))?$/,
    origin: "engine",
    weight: WEIGHTS.ending,
  },
  {
    id: "usage",
    language: "python",
    type: "argument error",
    pattern:
      /^\S{1,80}: error: (?<message>(?:unrecognized arguments|argument |the following arguments|ambiguous option|invalid choice).*)$/,
    origin: "user",
    weight: WEIGHTS.message,
  },
];
