import { extractFeatures, type Features } from "../classify/features.js";
import { parseReport } from "../report/parse-report.js";
import { findEvidence } from "../signals/find-evidence.js";
import type { EngineId } from "../taxonomy/engines.js";
import { foldOf } from "./folds.js";
import type { LabelledIssue } from "./labelled-issue.js";
import type { Labels } from "./labels.js";

/** A labelled issue, read once: what is learned from and judged on, without its text. */
export interface PreparedIssue {
  features: Features;
  labels: Labels;
  engine: EngineId | null;
  repo: string;
  /** 0 to folds - 1, the same in every run. */
  fold: number;
}

/** Parses a labelled issue and extracts its features. */
export function prepareIssue({ issue, labels }: LabelledIssue, folds: number): PreparedIssue {
  const report = parseReport(issue);
  return {
    features: extractFeatures(report, findEvidence(report)),
    labels,
    engine: report.engine,
    repo: issue.repo,
    fold: foldOf(issue, folds),
  };
}
