import type { ErrorLanguage, ErrorOrigin, LineSpan } from "../issue-report.js";

/** How much an error says about the cause; the error with the highest weight that comes first explains the report. */
export const WEIGHTS = {
  /** Says only that something else failed: a dead worker, a stopped build. */
  followUp: 0,
  /** An ending without a reason: `Aborted`, an exit code, HTTP 500. */
  ending: 1,
  /** A line that calls itself an error. */
  loose: 1.25,
  /** A message of one line. */
  message: 2,
  /** An error whose place or nature is known. */
  specific: 3,
} as const;

/** An error as a recogniser sees it, before the report's errors are put together. */
export interface ErrorDraft extends LineSpan {
  language: ErrorLanguage;
  type: string;
  message: string;
  /** null: to be told by the innermost frame. */
  origin: ErrorOrigin | null;
  frames: readonly string[];
  line: number;
  weight: number;
  /** Whether the span is a stack trace, to become a part of its own. */
  isTrace: boolean;
}

export const MAX_MESSAGE = 500;
export const MAX_FRAMES = 20;
