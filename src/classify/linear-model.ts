import type { LevelWeights } from "./embedded-weights.js";
import type { Features } from "./features.js";
import type { SparseVector } from "./sparse-vector.js";

/** Features by index; names that the vocabulary lacks are dropped. */
export function vectorize(features: Features, vocabulary: ReadonlyMap<string, number>): SparseVector {
  const indices: number[] = [];
  const values: number[] = [];
  for (const [name, value] of features) {
    const index = vocabulary.get(name);
    if (index === undefined) continue;
    indices.push(index);
    values.push(value);
  }
  return { indices: Int32Array.from(indices), values: Float64Array.from(values) };
}

/** Scores of the classes before calibration and softmax, in the level's order. */
export function scoresOf(vector: SparseVector, bias: Float64Array, weights: Float32Array | Float64Array): Float64Array {
  const { indices, values } = vector;
  const count = bias.length;
  const scores = bias.slice();
  for (let i = 0; i < indices.length; i++) {
    const row = (indices[i] ?? 0) * count;
    const value = values[i] ?? 0;
    for (let k = 0; k < count; k++) scores[k] = (scores[k] ?? 0) + value * (weights[row + k] ?? 0);
  }
  return scores;
}

/** Calibrated probabilities of the classes of one level, in the level's order; they sum to 1. */
export function probabilities(vector: SparseVector, level: LevelWeights): Float64Array {
  const scores = scoresOf(vector, level.bias, level.weights);
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / level.temperature;
  softmaxInPlace(scores);
  return scores;
}

/** Logarithm of one class's calibrated probability, from the scores of all. */
export function logProbability(scores: Float64Array, chosen: number, temperature: number): number {
  const scaled = scores.map((score) => score / temperature);
  const own = scaled[chosen] ?? Number.NEGATIVE_INFINITY;
  return own - softmaxInPlace(scaled);
}

/** Writes softmax(scores) into `scores`; returns the logarithm of the normaliser. */
export function softmaxInPlace(scores: Float64Array): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k++) max = Math.max(max, scores[k] ?? max);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    const e = Math.exp((scores[k] ?? 0) - max);
    scores[k] = e;
    sum += e;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum;
  return max + Math.log(sum);
}
