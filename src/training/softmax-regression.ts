import { softmaxInPlace } from "../classify/linear-model.js";
import type { SparseVector } from "../classify/sparse-vector.js";
import { minimize } from "./minimize.js";

/** One report to learn from. */
export interface Example {
  features: SparseVector;
  /** Share of each class, summing to 1: noisy labels are spread over their ranks. */
  target: Float64Array;
  /** Importance, 1 for an ordinary example. */
  weight: number;
}

export interface SoftmaxWeights {
  /** classes.length biases. */
  bias: Float64Array;
  /** Row-major: weight of feature f for class k at `f * classes + k`. */
  weights: Float64Array;
}

/**
 * Multinomial logistic regression with an L2 penalty on the weights (not on the biases), by L-BFGS. From no examples it
 * learns nothing: all is 0, and every class as likely as another.
 *
 * @param l2 penalty per example: the loss is the mean cross-entropy plus l2/2 times the squared norm
 */
export function trainSoftmax(
  examples: readonly Example[],
  featureCount: number,
  classCount: number,
  l2: number,
  iterations: number,
): SoftmaxWeights {
  const size = featureCount * classCount;
  if (examples.length === 0) return { weights: new Float64Array(size), bias: new Float64Array(classCount) };
  const totalWeight = examples.reduce((sum, example) => sum + example.weight, 0);
  const scores = new Float64Array(classCount);
  const x = minimize(
    (parameters, gradient) => {
      gradient.fill(0);
      let loss = 0;
      for (const example of examples) {
        const { indices, values } = example.features;
        for (let k = 0; k < classCount; k++) scores[k] = parameters[size + k] ?? 0;
        for (let i = 0; i < indices.length; i++) {
          const row = (indices[i] ?? 0) * classCount;
          const value = values[i] ?? 0;
          for (let k = 0; k < classCount; k++) scores[k] = (scores[k] ?? 0) + value * (parameters[row + k] ?? 0);
        }
        let expected = 0;
        for (let k = 0; k < classCount; k++) expected += (example.target[k] ?? 0) * (scores[k] ?? 0);
        loss += example.weight * (softmaxInPlace(scores) - expected);
        for (let k = 0; k < classCount; k++) {
          scores[k] = example.weight * ((scores[k] ?? 0) - (example.target[k] ?? 0));
          gradient[size + k] = (gradient[size + k] ?? 0) + (scores[k] ?? 0);
        }
        for (let i = 0; i < indices.length; i++) {
          const row = (indices[i] ?? 0) * classCount;
          const value = values[i] ?? 0;
          for (let k = 0; k < classCount; k++) gradient[row + k] = (gradient[row + k] ?? 0) + value * (scores[k] ?? 0);
        }
      }
      let norm = 0;
      for (let i = 0; i < size; i++) {
        const parameter = parameters[i] ?? 0;
        norm += parameter * parameter;
        gradient[i] = (gradient[i] ?? 0) / totalWeight + l2 * parameter;
      }
      for (let k = size; k < size + classCount; k++) gradient[k] = (gradient[k] ?? 0) / totalWeight;
      return loss / totalWeight + (l2 / 2) * norm;
    },
    new Float64Array(size + classCount),
    iterations,
  );
  return { weights: x.slice(0, size), bias: x.slice(size) };
}
