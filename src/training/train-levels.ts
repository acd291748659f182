import { LEVELS, type Level } from "../classify/levels.js";
import { scoresOf, vectorize } from "../classify/linear-model.js";
import type { SparseVector } from "../classify/sparse-vector.js";
import type { Labels } from "./labels.js";
import type { PreparedIssue } from "./prepared-issue.js";
import { RECIPE } from "./recipe.js";
import { type Example, type SoftmaxWeights, trainSoftmax } from "./softmax-regression.js";
import { targetOf } from "./targets.js";
import { buildVocabulary } from "./vocabulary.js";

/** One value for each level. */
export type PerLevel<Value> = Readonly<Record<Level, Value>>;

/** Computes a value for each level, in the levels' order. */
export function forEachLevel<Value>(compute: (level: Level) => Value): PerLevel<Value> {
  return {
    kind: compute("kind"),
    phase: compute("phase"),
    symptom: compute("symptom"),
    subtype: compute("subtype"),
    component: compute("component"),
    cause: compute("cause"),
  };
}

/** Weights of all levels over one vocabulary, before calibration. */
export interface TrainedLevels {
  /** Feature names; the position is the feature's index. */
  vocabulary: readonly string[];
  index: ReadonlyMap<string, number>;
  levels: PerLevel<SoftmaxWeights>;
}

/** Learns all levels from prepared issues by the recipe. Deterministic. */
export function trainLevels(issues: readonly PreparedIssue[]): TrainedLevels {
  const vocabulary = buildVocabulary(
    issues.map(({ features }) => features),
    RECIPE.minimumReports,
  );
  const index = new Map(vocabulary.map((name, position) => [name, position]));
  const vectors = issues.map(({ features, labels }) => ({ vector: vectorize(features, index), labels }));
  return { vocabulary, index, levels: forEachLevel((level) => trainLevel(level, vectors, index.size)) };
}

/** Scores of an issue at every level, before calibration and softmax. */
export function scoreLevels({ features }: PreparedIssue, { index, levels }: TrainedLevels): PerLevel<Float64Array> {
  const vector = vectorize(features, index);
  return forEachLevel((level) => scoresOf(vector, levels[level].bias, levels[level].weights));
}

function trainLevel(
  level: Level,
  vectors: readonly { vector: SparseVector; labels: Labels }[],
  featureCount: number,
): SoftmaxWeights {
  const examples = vectors.flatMap(({ vector, labels }) => {
    const target = targetOf(level, labels);
    return target ? [{ features: vector, target: target.shares, weight: target.weight }] : [];
  });
  return trainSoftmax(
    balanced(examples, RECIPE.balance[level]),
    featureCount,
    LEVELS[level].length,
    RECIPE.l2[level],
    RECIPE.iterations,
  );
}

/** Examples with their weights times the frequency of their first class to minus `exponent`; the mean weight stays. */
function balanced(examples: readonly Example[], exponent: number): readonly Example[] {
  if (exponent === 0) return examples;
  const first = ({ target }: Example): number => target.indexOf(Math.max(...target));
  const counts = new Map<number, number>();
  for (const example of examples) counts.set(first(example), (counts.get(first(example)) ?? 0) + 1);
  const factor = (example: Example): number => ((counts.get(first(example)) ?? 1) / examples.length) ** -exponent;
  const mean = examples.reduce((sum, example) => sum + factor(example), 0) / examples.length;
  return examples.map((example) => ({ ...example, weight: (example.weight * factor(example)) / mean }));
}
