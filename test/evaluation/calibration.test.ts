import { expect, test } from "@jest/globals";
import { binomialInterval } from "../../src/evaluation/binomial-interval.js";
import { calibrationError, reliabilityBins } from "../../src/evaluation/calibration.js";
import type { Judged } from "../../src/evaluation/metrics.js";

function said(p: number, isRight: boolean): Judged {
  return { truth: ["a"], ranked: [{ id: isRight ? "a" : "b", p }] };
}

test("a bin has the mean probability and the share of right decisions of its issues", () => {
  const bins = reliabilityBins([said(0.62, true), said(0.68, false), said(1, true)]);
  expect(bins).toHaveLength(10);
  expect(bins[6]).toMatchObject({ from: 0.6, to: 0.7, count: 2, accuracy: 0.5 });
  expect(bins[6]?.confidence).toBeCloseTo(0.65);
  expect(bins[9]).toMatchObject({ count: 1, confidence: 1, accuracy: 1 });
});

test("the calibration error is the gap between confidence and accuracy, weighted by the size of the bins", () => {
  const right = Array.from({ length: 8 }, () => said(0.85, true));
  const wrong = Array.from({ length: 2 }, () => said(0.85, false));
  expect(calibrationError(reliabilityBins([...right, ...wrong]))).toBeCloseTo(0.05);
  // Ten more that are right at 0.55: (10 * 0.05 + 10 * 0.45) / 20.
  const modest = Array.from({ length: 10 }, () => said(0.55, true));
  expect(calibrationError(reliabilityBins([...right, ...wrong, ...modest]))).toBeCloseTo(0.25);
});

test("issues that were decided to be no malfunction said nothing and do not soften the error", () => {
  const silent: Judged = { truth: ["a"], ranked: [] };
  expect(calibrationError(reliabilityBins([said(0.85, false), silent, silent]))).toBeCloseTo(0.85);
});

test("Wilson's interval: 8 of 10 is 0.49 to 0.94, all of 10 reaches down to 0.72", () => {
  const [low, high] = binomialInterval(8, 10);
  expect([low, high].map((end) => end.toFixed(2))).toEqual(["0.49", "0.94"]);
  expect(binomialInterval(10, 10).map((end) => end.toFixed(2))).toEqual(["0.72", "1.00"]);
  expect(binomialInterval(0, 0)).toEqual([0, 1]);
});
