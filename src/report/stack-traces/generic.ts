import { WEIGHTS } from "./error-draft.js";
import type { ErrorLineRule } from "./line-rule.js";

/** Lines that call themselves errors without saying of what kind. They count in logs only, never in sentences. */
export const GENERIC_ERROR_RULES: readonly ErrorLineRule[] = [
  {
    id: "error-colon",
    language: "other",
    type: "error",
    pattern: /^\s{0,8}(?:\S{1,80}: )?(?:fatal )?(?:error|ERROR|Error|fatal|FATAL|Fatal): {0,3}(?<message>\S.*)$/,
    origin: null,
    weight: WEIGHTS.loose,
  },
  {
    id: "failed-to",
    language: "other",
    type: "error",
    pattern:
      /^\s{0,8}(?:\S{1,80}: )?(?<message>(?:failed to|unable to|cannot|could not|can not|Failed to|Unable to|Cannot|Could not|Can not) \w.*)$/,
    origin: null,
    weight: WEIGHTS.loose,
  },
];
