import type { Level } from "../classify/levels.js";

/** How the embedded weights are learned. Every number was chosen by cross-validation. */
export const RECIPE = {
  model: "multinomial logistic regression per level over signals, structure and part-aware words",
  /** Reports that must have a feature before it is learned. */
  minimumReports: 3,
  /** L2 penalty per example. */
  l2: { kind: 0.0007, phase: 0.001, symptom: 0.0005, subtype: 0.001, component: 0.001, cause: 0.001 } satisfies Record<
    Level,
    number
  >,
  /** Examples of a class weigh by its frequency to minus this: rare symptoms would else never be decided. */
  balance: { kind: 0, phase: 0, symptom: 0.3, subtype: 0, component: 0, cause: 0 } satisfies Record<Level, number>,
  iterations: 80,
  folds: 4,
  /** Share of the study's table in the pool that gives cause probabilities. */
  studyWeight: 0.1,
  /** Precision that labels of a family must reach in cross-validation. */
  targetPrecision: { symptom: 0.9, cause: 0.8, phase: 0.9, component: 0.8 },
  /** Other precisions that a repository may ask for; gates are tabulated for each. */
  offeredPrecisions: [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.95, 0.97],
  /** Labels that a class must have had in cross-validation before its gate is believed. */
  minimumLabels: 8,
  date: "2026-11-24",
} as const;
