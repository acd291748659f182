import type { LabelFamily } from "../decide/decision.js";

/** A label as it should exist on the repository: colour as six hexadecimal digits, description at most 100 characters. */
export interface PlannedLabel {
  name: string;
  family: LabelFamily;
  color: string;
  description: string;
}

/** Everything that would be done to an issue. Dry run, tests, backtest and audit look at this value; one place executes it. */
export interface Plan {
  labelsToAdd: readonly PlannedLabel[];
  /** Names. Only labels that this App applied may stand here. */
  labelsToRemove: readonly string[];
  /** Markdown of the one comment, marker included; null: no comment. */
  comment: string | null;
}
