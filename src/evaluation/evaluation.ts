import { LEVELS } from "../classify/levels.js";
import { issueDigest } from "../training/issue-digest.js";
import { resample } from "./bootstrap.js";
import { type ClassIntervals, symptomIntervals } from "./class-intervals.js";
import { evaluate, type Figures } from "./evaluate.js";
import type { JudgedIssue } from "./judged-issue.js";
import { type MainMeasure, mainMeasures } from "./main-measures.js";
import { measure } from "./measure.js";
import type { WeightsOrigin } from "./weights-origin.js";

/** The file of labelled issues, without its text. */
export interface EvaluatedFile {
  /** Without its folders. */
  name: string;
  /** Start of the SHA-256 of its bytes: who has the same file can repeat the measurement. */
  fingerprint: string;
}

/** What was measured, and everything that came out: what the terminal, the page and `--json` show. */
export interface Evaluation {
  file: EvaluatedFile;
  weights: WeightsOrigin;
  /** How many of the issues the weights were learned from: their figures are those of memory. */
  learned: number;
  figures: Figures;
  measures: readonly MainMeasure[];
  symptomIntervals: readonly ClassIntervals[];
}

/** Evaluates judged issues and draws the intervals. Deterministic: the same issues give the same numbers. */
export function makeEvaluation(
  issues: readonly JudgedIssue[],
  file: EvaluatedFile,
  weights: WeightsOrigin,
): Evaluation {
  const figures = evaluate(issues);
  const resamples = resample(issues, measure);
  return {
    file,
    weights,
    learned: issues.filter((issue) => weights.learnedFrom.has(issueDigest(issue))).length,
    figures,
    measures: mainMeasures(issues, figures, resamples),
    symptomIntervals: symptomIntervals(resamples, LEVELS.symptom),
  };
}
