import type { ErrorLanguage, ErrorOrigin } from "../issue-report.js";

/**
 * A line that states an error by itself. `type` is fixed or, with "$1", the first group of the pattern; the message is
 * the named group `message`, else the whole line.
 */
export interface ErrorLineRule {
  id: string;
  language: ErrorLanguage;
  type: string;
  pattern: RegExp;
  /** null: by paths in the line. */
  origin: ErrorOrigin | null;
  weight: number;
}
