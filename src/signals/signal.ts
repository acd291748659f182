import type { PartKind } from "../report/issue-report.js";
import type { CauseId } from "../taxonomy/causes.js";
import type { ComponentId } from "../taxonomy/components.js";
import type { KindId } from "../taxonomy/kinds.js";
import type { ManifestationId } from "../taxonomy/manifestations.js";
import type { PhaseId } from "../taxonomy/phases.js";
import type { SymptomId } from "../taxonomy/symptoms.js";

/** An id of any level that a signal can speak for. */
export type Claim = KindId | PhaseId | SymptomId | CauseId | ComponentId;

/**
 * A named pattern that is evidence for something, looked for in the parts where it means that.
 *
 * Patterns run over hostile text: repetition is bounded (`.{0,60}`), never nested, so that time grows linearly with the
 * text (a test measures it).
 */
export interface Signal {
  /** kebab-case, unique over all tables. */
  id: string;
  /** Why this is evidence. */
  reason: string;
  pattern: RegExp;
  /** A hit on a line that matches this does not count: negations, look-alikes. */
  unless?: RegExp;
  parts: readonly PartKind[];
  speaksFor: readonly Claim[];
  manifestation?: ManifestationId;
  /** Lines that match, written for this project. */
  examples: readonly [string, string];
}

/** Words of the user. */
export const WORDS = ["title", "prose"] as const satisfies readonly PartKind[];
/** Where an error shows itself: output of programs, and words that quote it. */
export const ERRORS = ["title", "prose", "log", "trace", "output"] as const satisfies readonly PartKind[];
/** What was run, and what it printed. */
export const RUNS = ["title", "prose", "command", "log", "trace", "code"] as const satisfies readonly PartKind[];
