import type { Interval } from "./bootstrap.js";
import type { ClassIntervals } from "./class-intervals.js";
import type { Figures } from "./evaluate.js";
import type { Evaluation } from "./evaluation.js";
import { REFERENCES, type Reference } from "./reference-figures.js";

/** What `--json` prints: everything. */
export interface EvaluationJson {
  file: Evaluation["file"];
  weights: Omit<Evaluation["weights"], "learnedFrom">;
  /** How many of the issues the weights were learned from. */
  learned: number;
  figures: Figures;
  /** 95 % intervals by id of the measure; null where nothing was measured. */
  intervals: Readonly<Record<string, Interval | null>>;
  symptomIntervals: readonly ClassIntervals[];
  references: readonly Reference[];
}

/** An evaluation as one JSON value. */
export function toJson({
  file,
  weights: { learnedFrom: _, ...weights },
  learned,
  figures,
  measures,
  symptomIntervals,
}: Evaluation): EvaluationJson {
  return {
    file,
    weights,
    learned,
    figures,
    intervals: Object.fromEntries(measures.map(({ id, interval }) => [id, interval])),
    symptomIntervals,
    references: REFERENCES,
  };
}
