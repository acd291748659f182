import type { EmbeddedWeights } from "../src/classify/embedded-weights.js";
import type { Issue } from "../src/report/issue-report.js";
import { issuesOfLength } from "./long-issues.js";
import { type Effort, measureStage } from "./measure.js";
import type { LengthRow, Report, StageRow } from "./report.js";
import { stagesOver } from "./stages.js";

/** Time a character at the longest length may be this many times that at the base length. */
const MOST_GROWTH = 3;
/** Length that the longest is compared with: shorter bodies pay mostly for what does not depend on length. */
export const BASE_LENGTH = 8_192;
export const LENGTHS = [1_024, 2_048, 4_096, BASE_LENGTH, 16_384, 32_768, 65_536] as const;

/** Long bodies take long, and differ little. */
const LENGTH_EFFORT: Effort = { warmup: 8, measured: 48 };

export interface BenchmarkPlan {
  source: string;
  issues: readonly Issue[];
  /** Issues whose sections the long bodies are made of. */
  material: readonly Issue[];
  /** Ascending, `BASE_LENGTH` among them. */
  lengths: readonly number[];
  effort: Effort;
  /** For each length; 48 bodies without it. */
  lengthEffort?: Effort;
}

/** Measures the stages over the plan's issues, and the whole pipeline by length of the body. */
export function benchPipeline(plan: BenchmarkPlan, weights: EmbeddedWeights): Report {
  const { source, issues, material, effort, lengthEffort = LENGTH_EFFORT } = plan;
  const stages: StageRow[] = stagesOver(issues, weights).map((stage) => ({
    stage: stage.name,
    ...measureStage(stage, issues.length, effort),
  }));
  const lengths = plan.lengths.map((length) => measureLength(material, length, weights, lengthEffort));
  const growth = growthOf(lengths);
  return { source, issues: issues.length, stages, lengths, growth, isLinear: growth <= MOST_GROWTH };
}

function measureLength(
  material: readonly Issue[],
  length: number,
  weights: EmbeddedWeights,
  effort: Effort,
): LengthRow {
  const issues = issuesOfLength(material, length);
  const whole = stagesOver(issues, weights).at(-1);
  if (whole === undefined) throw new Error("the pipeline has no stages");
  const { mean } = measureStage(whole, issues.length, effort);
  return { length, mean, perThousand: (mean / length) * 1000 };
}

function growthOf(lengths: readonly LengthRow[]): number {
  const base = lengths.find(({ length }) => length === BASE_LENGTH);
  const longest = lengths.at(-1);
  if (base === undefined || longest === undefined) throw new Error(`lengths without ${BASE_LENGTH}`);
  return longest.perThousand / base.perThousand;
}
