import { describe, expect, test } from "@jest/globals";
import { scoresOf } from "../../src/classify/linear-model.js";
import { findCommonGate, findGates, findMalfunctionGate } from "../../src/training/gates.js";
import { minimize } from "../../src/training/minimize.js";
import { quantize } from "../../src/training/quantize.js";
import { type Example, trainSoftmax } from "../../src/training/softmax-regression.js";
import { fitTemperature } from "../../src/training/temperature.js";

test("the minimiser finds the bottom of a badly scaled bowl", () => {
  const x = minimize(
    (point, gradient) => {
      const [a = 0, b = 0] = point;
      gradient[0] = 2 * (a - 3);
      gradient[1] = 200 * (b + 1);
      return (a - 3) ** 2 + 100 * (b + 1) ** 2;
    },
    new Float64Array([50, 50]),
    100,
  );
  expect(x[0]).toBeCloseTo(3, 3);
  expect(x[1]).toBeCloseTo(-1, 3);
});

describe("softmax regression", () => {
  const example = (feature: number, label: number, weight = 1): Example => ({
    features: { indices: Int32Array.of(feature), values: Float64Array.of(1) },
    target: Float64Array.from([0, 1, 2], (k) => (k === label ? 1 : 0)),
    weight,
  });
  const examples = Array.from({ length: 30 }, (_, i) => example(i % 3, i % 3));

  test("learns which feature goes with which class", () => {
    const { bias, weights } = trainSoftmax(examples, 3, 3, 0.001, 100);
    for (const feature of [0, 1, 2]) {
      const scores = scoresOf({ indices: Int32Array.of(feature), values: Float64Array.of(1) }, bias, weights);
      expect(scores.indexOf(Math.max(...scores))).toBe(feature);
    }
  });

  test("knows nothing where there is nothing to learn from, in numbers", () => {
    expect(trainSoftmax([], 2, 3, 0.001, 100)).toEqual({ weights: new Float64Array(6), bias: new Float64Array(3) });
  });

  test("gives the same bits twice", () => {
    expect(trainSoftmax(examples, 3, 3, 0.01, 50)).toEqual(trainSoftmax(examples, 3, 3, 0.01, 50));
  });

  test("a heavier example wins against a lighter one", () => {
    const { bias, weights } = trainSoftmax([example(0, 1, 5), example(0, 2, 1)], 1, 3, 0.01, 100);
    const scores = scoresOf({ indices: Int32Array.of(0), values: Float64Array.of(1) }, bias, weights);
    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });
});

test("quantising moves no weight by more than half a step", () => {
  const weights = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i) * 3);
  const packed = quantize({ bias: Float64Array.of(0.5, -0.25), weights }, 2);
  const bytes = new Int8Array(Buffer.from(packed.weights, "base64"));
  bytes.forEach((byte, i) => {
    const step = packed.steps[i % 2] ?? 0;
    expect(Math.abs(byte * step - (weights[i] ?? 0))).toBeLessThanOrEqual(step / 2 + 1e-6);
  });
  expect(packed.bias).toEqual([0.5, -0.25]);
});

describe("gates", () => {
  const target = { precision: 0.9, minimum: 8 };
  const candidates = (id: string, rights: readonly boolean[]) =>
    rights.map((isRight, index) => ({ id, p: 1 - index / 100, isRight }));
  const gate = (list: ReturnType<typeof candidates>, wanted = target) => findGates(list, ["crash"], wanted).crash;

  test("the lowest threshold that keeps the target precision", () => {
    // Alone in the pool, a class borrows its own precision: 20 right of 22 labels is 0.909, of 23 it is 0.87.
    const list = candidates("crash", [...Array(20).fill(true), ...Array(20).fill(false)]);
    expect(gate(list)).toBeCloseTo(1 - 21 / 100, 6);
  });

  test("none where the target is never reached", () => {
    expect(gate(candidates("crash", [true, false, true, false, true, false, true, false, true]))).toBeNull();
  });

  test("none on too few labels, however right", () => {
    expect(gate(candidates("crash", [true, true, true]), { precision: 0.5, minimum: 8 })).toBeNull();
  });

  test("a small class borrows from all: doubtful company keeps its gate shut, good company opens it", () => {
    const small = candidates("crash", [...Array(7).fill(true), false]);
    const others = (isRight: boolean) => candidates("hang", Array(100).fill(isRight));
    expect(gate([...small, ...others(false)])).toBeNull();
    expect(gate([...small, ...others(true)])).toBeCloseTo(0.93, 6);
  });

  test("never below even odds", () => {
    expect(gate(Array.from({ length: 20 }, () => ({ id: "crash", p: 0.3, isRight: true })))).toBe(0.5);
  });

  test("equal probabilities stand or fall together", () => {
    const tied = Array.from({ length: 10 }, (_, i) => ({ id: "crash", p: 0.7, isRight: i < 8 }));
    expect(gate(tied)).toBeNull();
    expect(gate(tied, { precision: 0.8, minimum: 8 })).toBe(0.7);
  });

  test("the malfunction gate is where F1 is best, and of equals the lowest", () => {
    const row = (p: number, isMalfunction: boolean) => ({ p, isMalfunction });
    const heldOut = [row(0.9, true), row(0.8, true), row(0.45, true), row(0.35, false), row(0.1, false)];
    expect(findMalfunctionGate(heldOut)).toBe(0.36);
  });

  test("one gate for all classes together", () => {
    const list = [...candidates("a", Array(10).fill(true)), ...candidates("b", Array(10).fill(true))];
    expect(findCommonGate(list, target)).toBeCloseTo(0.91, 6);
    expect(findCommonGate(candidates("a", Array(10).fill(false)), target)).toBeNull();
  });
});

test("the temperature cools an overconfident and heats a timid classifier", () => {
  const shares = (label: number) => Float64Array.from([0, 1], (k) => (k === label ? 1 : 0));
  const heldOut = (scale: number) =>
    Array.from({ length: 100 }, (_, i) => ({ scores: Float64Array.of(scale, 0), shares: shares(i < 70 ? 0 : 1) }));
  expect(fitTemperature(heldOut(2))).toBeGreaterThan(2);
  expect(fitTemperature(heldOut(0.6))).toBeLessThan(1);
  expect(fitTemperature([])).toBe(1);
});
