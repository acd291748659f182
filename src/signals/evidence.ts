import type { LineSpan, PartKind } from "../report/issue-report.js";

/** A signal found in a report: which one, where, and the text that shows it. */
export interface Evidence extends LineSpan {
  /** Id of the signal in its table. */
  signal: string;
  part: PartKind;
  /** The line that shows it, as written, at most 300 characters. Hostile text: render through the plan's inline code only. */
  quote: string;
}
