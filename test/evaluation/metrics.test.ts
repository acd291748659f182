import { expect, test } from "@jest/globals";
import { intervalOf, intervalWhereDefined, resample } from "../../src/evaluation/bootstrap.js";
import {
  accuracy,
  classFigures,
  type Judged,
  kappa,
  macroF1,
  rankedClassFigures,
  recallAt,
} from "../../src/evaluation/metrics.js";

function judged(truth: string, ...ranked: readonly [string, number][]): Judged {
  return { truth: [truth], ranked: ranked.map(([id, p]) => ({ id, p })) };
}

// Two of three right; b once taken for a.
const SAMPLE = [
  judged("a", ["a", 0.9], ["b", 0.1]),
  judged("b", ["b", 0.8], ["a", 0.2]),
  judged("b", ["a", 0.6], ["b", 0.4]),
];

test("accuracy and recall at k", () => {
  expect(accuracy(SAMPLE)).toBeCloseTo(2 / 3);
  expect([recallAt(SAMPLE, 1), recallAt(SAMPLE, 2)]).toEqual([2 / 3, 1]);
});

test("precision, recall and F1 by class, and their mean", () => {
  const figures = classFigures(SAMPLE, ["a", "b", "c"]);
  expect(figures[0]).toMatchObject({ support: 1, precision: 0.5, recall: 1 });
  expect(figures[1]).toMatchObject({ support: 2, precision: 1, recall: 0.5 });
  // c never occurs and does not count.
  expect(macroF1(figures)).toBeCloseTo((2 / 3 + 2 / 3) / 2);
});

test("kappa is the agreement beyond chance", () => {
  // Chance: 1/3 * 2/3 + 2/3 * 1/3 = 4/9.
  expect(kappa(SAMPLE, ["a", "b"])).toBeCloseTo((2 / 3 - 4 / 9) / (5 / 9));
});

test("ranked classes also have their recall among the first three", () => {
  const ranked = rankedClassFigures(SAMPLE, ["a", "b"]);
  expect(ranked.map(({ recallAtThree }) => recallAtThree)).toEqual([1, 1]);
  const tooLate = [judged("d", ["a", 0.4], ["b", 0.3], ["c", 0.2], ["d", 0.1])];
  expect(rankedClassFigures(tooLate, ["d"])[0]?.recallAtThree).toBe(0);
});

test("a bootstrap interval holds the figure, is narrower with more data, and repeats", () => {
  const coin = (n: number) => Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : 0));
  const mean = (sample: readonly number[]) => sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const interval = (n: number) => intervalOf(resample(coin(n), mean), (value) => value);
  const [low, high] = interval(50);
  expect(low).toBeLessThan(0.5);
  expect(high).toBeGreaterThan(0.5);
  const [narrowLow, narrowHigh] = interval(5_000);
  expect(narrowHigh - narrowLow).toBeLessThan(high - low);
  expect(interval(50)).toEqual([low, high]);
});

test("resamples that leave a figure undefined do not count, and without any there is no interval", () => {
  expect(intervalWhereDefined([null, 0.5, null, 0.5], (value) => value)).toEqual([0.5, 0.5]);
  expect(intervalWhereDefined([null, null], (value) => value)).toBeNull();
});
