import type { CallUsage, ModelError, ModelErrorKind } from "./endpoint/model-error.js";
import type { ReplyFormat } from "./endpoint/request-form.js";

/** How an attempt to have a report read ended: with an answer, with an earlier one, or why not. */
export type ReadingOutcome = "answered" | "cached" | ModelErrorKind;

/** Outcomes of which the operator hears once, by the circuit's state or the end of a limit, and not with each issue. */
export const ANNOUNCED: ReadonlySet<ReadingOutcome> = new Set(["circuit-open", "over-budget"]);

/** One attempt, for the log and the metrics. Holds nothing of the report or the reply. */
export interface ReadingEvent {
  /** `owner/name` */
  repo: string;
  issue: number;
  outcome: ReadingOutcome;
  /** null where there is a reading. */
  error: ModelError | null;
  /** Model and form of the request; null where no answer came. */
  model: string | null;
  format: ReplyFormat | null;
  promptVersion: number | null;
  /** What was spent on it, also in vain. */
  usage: Readonly<CallUsage>;
  /** Milliseconds from the prepared report to the end, waiting included. */
  durationMs: number;
}
