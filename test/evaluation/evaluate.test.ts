import { expect, test } from "@jest/globals";
import { coverageCurve } from "../../src/evaluation/coverage-curve.js";
import { evaluate } from "../../src/evaluation/evaluate.js";
import { judgedIssue } from "./evaluated.js";

const RIGHT = judgedIssue({ number: 1, p: 0.9, labels: ["symptom: crash"] });
const WRONG = judgedIssue({ number: 2, symptom: "system-hang", p: 0.5, symptoms: [["crash", 0.6]] });
const MISSED = judgedIssue({ number: 3, decidedKind: "question", p: 0.7 });
const STRAY = judgedIssue({ number: 4, kind: "question", p: 0.8, labels: ["symptom: crash"] });
const ISSUES = [RIGHT, WRONG, MISSED, STRAY];

test("a malfunction that was decided to be something else is wrong at every lower level", () => {
  const figures = evaluate(ISSUES);
  expect(figures).toMatchObject({ issues: 4, malfunctions: 3, missedMalfunctions: 1 });
  expect(figures.malfunction.precision).toBeCloseTo(2 / 3);
  expect(figures.symptom.accuracy).toBeCloseTo(1 / 3);
  expect(figures.symptom.accuracyGivenMalfunction).toBeCloseTo(1 / 2);
  expect(figures.phaseAccuracy).toBeCloseTo(2 / 3);
  expect(figures.cause.first).toBeCloseTo(2 / 3);
  expect(figures.symptom.confusion).toEqual({
    crash: { crash: 1, "no malfunction": 1 },
    "system-hang": { crash: 1 },
  });
});

test("kinds have a confusion matrix and figures by class", () => {
  const { kinds } = evaluate(ISSUES);
  expect(kinds.confusion).toEqual({ malfunction: { malfunction: 2, question: 1 }, question: { malfunction: 1 } });
  expect(kinds.classes.find(({ id }) => id === "question")).toMatchObject({ support: 1, given: 1, recall: 0 });
});

test("a label on an issue that is no malfunction counts against precision and not for coverage", () => {
  const { labels, strayLabels } = evaluate(ISSUES);
  expect(labels.symptom).toEqual({ applied: 2, precision: 0.5, coverage: 1 / 3 });
  expect(strayLabels).toBe(1);
});

test("a malfunction whose cause nobody knows counts neither for nor against labels of causes", () => {
  const unknown = judgedIssue({ number: 5, cause: null, labels: ["symptom: crash", "cause: misused-api"] });
  const known = judgedIssue({ number: 6, labels: ["cause: misused-api"] });
  const { labels, curves } = evaluate([unknown, known]);
  expect(labels.cause).toEqual({ applied: 1, precision: 1, coverage: 1 });
  expect(labels.symptom).toMatchObject({ applied: 1, precision: 1 });
  expect(curves.cause.map((point) => point.labels)).toEqual([1]);
});

test("the curve follows the joint probability of malfunction and symptom over all issues", () => {
  const curve = coverageCurve(ISSUES, "symptom");
  // Joint probabilities: right 0.81, stray 0.72, wrong 0.3; the missed one has no label to give.
  expect(curve.map(({ threshold }) => threshold.toFixed(2))).toEqual(["0.81", "0.72", "0.30"]);
  expect(curve.map(({ precision }) => precision)).toEqual([1, 1 / 2, 1 / 3]);
  expect(curve.map(({ coverage }) => coverage)).toEqual([1 / 3, 1 / 3, 2 / 3]);
});

test("labels of equal probability stand or fall together on the curve", () => {
  const even = [judgedIssue(), judgedIssue({ symptom: "system-hang" })];
  expect(coverageCurve(even, "symptom")).toMatchObject([{ labels: 2, precision: 0.5, coverage: 1 }]);
});

test("the commonest class of the file is the figure to beat", () => {
  const { commonest } = evaluate(ISSUES);
  expect(commonest.kindAccuracy).toBe(3 / 4);
  expect(commonest.symptom.accuracy).toBeCloseTo(2 / 3);
  // F1 of crash 0.8, of system-hang 0.
  expect(commonest.symptom.macroF1).toBeCloseTo(0.4);
  expect(commonest.labels.symptom.applied).toBe(0);
});

test("mistakes are listed surest first, with the joint probability below the kind", () => {
  const { mistakes } = evaluate([...ISSUES, judgedIssue({ number: 5, symptom: "silent-error" })]);
  expect(mistakes.symptom.map(({ number, p }) => [number, p])).toEqual([
    [5, 0.9],
    [2, 0.3],
  ]);
  expect(mistakes.kind.map(({ number }) => number)).toEqual([4, 3]);
  expect(mistakes.kind[0]).toMatchObject({ labelled: ["question"], decided: "malfunction", p: 0.8 });
});

test("recall by rank rises to the rank of the labelled cause", () => {
  const second = judgedIssue({
    causes: [
      ["mismatched-shape", 0.5],
      ["misused-api", 0.3],
    ],
  });
  expect(evaluate([second, judgedIssue()]).recallAtK.cause.decided.slice(0, 3)).toEqual([0.5, 1, 1]);
});

test("symptoms and causes are counted together, as labelled and as decided", () => {
  expect(evaluate([RIGHT, WRONG]).coOccurrence).toEqual([
    { symptom: "crash", cause: "misused-api", labelled: 1, decided: 2 },
    { symptom: "system-hang", cause: "misused-api", labelled: 1, decided: 0 },
  ]);
});

test("the decided category is the one whose causes are likeliest together", () => {
  // Functionality 0.25 + 0.2 beats environment 0.4, though its first cause is the second.
  const issue = judgedIssue({
    causes: [
      ["incompatible-backend", 0.4],
      ["mismatched-shape", 0.25],
      ["misused-api", 0.2],
    ],
  });
  expect(evaluate([issue]).cause).toEqual({ first: 0, firstThree: 1, category: 1 });
});
