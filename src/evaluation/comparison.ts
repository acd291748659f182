import type { ModelCounts } from "../llm/model-metrics.js";
import { type Interval, resample } from "./bootstrap.js";
import type { Evaluation } from "./evaluation.js";
import type { JudgedIssue } from "./judged-issue.js";
import { differenceIntervals } from "./main-measures.js";
import { measure } from "./measure.js";
import { type EvaluationJson, toJson } from "./to-json.js";

/** The same issues decided by the embedded classifier alone, and with a model. */
export interface Comparison {
  embedded: Evaluation;
  fused: Evaluation;
  /** 95 % intervals of (fused - embedded) by id of the measure, over resamples of the same issues; null where undefined. */
  differences: ReadonlyMap<string, Interval | null>;
  counts: ModelCounts;
}

/** One of the two: its decisions held against the labels, and what came out. */
export interface EvaluatedSide {
  evaluation: Evaluation;
  issues: readonly JudgedIssue[];
}

/** Holds two evaluations of the same issues, in the same order, against each other. */
export function makeComparison(embedded: EvaluatedSide, fused: EvaluatedSide, counts: ModelCounts): Comparison {
  // Drawn by the same deterministic generator, so that the n-th sample is of the same issues on both sides.
  const differences = differenceIntervals(resample(embedded.issues, measure), resample(fused.issues, measure));
  return { embedded: embedded.evaluation, fused: fused.evaluation, differences, counts };
}

interface ComparisonJson {
  embedded: EvaluationJson;
  fused: EvaluationJson;
  /** fused - embedded, by id of the measure */
  differences: Readonly<Record<string, Interval | null>>;
  model: Omit<ModelCounts, "outcomes" | "durations"> & {
    outcomes: Readonly<Record<string, number>>;
    meanDurationMs: number | null;
  };
}

/** A comparison as one JSON value. */
export function comparisonToJson({ embedded, fused, differences, counts }: Comparison): ComparisonJson {
  const { outcomes, durations, ...spent } = counts;
  return {
    embedded: toJson(embedded),
    fused: toJson(fused),
    differences: Object.fromEntries(differences),
    model: {
      ...spent,
      outcomes: Object.fromEntries(outcomes),
      meanDurationMs: durations.count === 0 ? null : durations.sumMs / durations.count,
    },
  };
}
