import { expect, test } from "@jest/globals";
import { LEVELS } from "../../src/classify/levels.js";
import type { Labels } from "../../src/training/labels.js";
import { targetOf } from "../../src/training/targets.js";

const MALFUNCTION: Labels = {
  kind: "malfunction",
  phase: "inference-serving",
  symptoms: ["crash"],
  subtype: null,
  components: ["operators", "model-loader"],
  causes: ["incompatible-backend", "misconfiguration", "misused-api"],
  symptom_confidence: 90,
  cause_confidence: 40,
  needs: [],
};

function shareOf(level: "cause" | "component", id: string): number | undefined {
  const classes: readonly string[] = LEVELS[level];
  return targetOf(level, MALFUNCTION)?.shares[classes.indexOf(id)];
}

test("ranked labels share one example, the first most", () => {
  expect(shareOf("cause", "incompatible-backend")).toBeCloseTo(0.8);
  expect(shareOf("cause", "misconfiguration")).toBeCloseTo(0.14);
  expect(shareOf("component", "model-loader")).toBeCloseTo(0.25);
});

test("an uncertain label weighs less", () => {
  const sure = targetOf("cause", { ...MALFUNCTION, cause_confidence: 100 })?.weight ?? 0;
  expect(targetOf("cause", MALFUNCTION)?.weight).toBeLessThan(sure);
});

test("what is no malfunction teaches its kind alone", () => {
  const question: Labels = { ...MALFUNCTION, kind: "question" };
  expect(targetOf("kind", question)?.shares[LEVELS.kind.indexOf("question")]).toBe(1);
  for (const level of ["phase", "symptom", "subtype", "component", "cause"] as const) {
    expect(targetOf(level, question)).toBeNull();
  }
});

test("subtypes are taught by unexpected output alone", () => {
  expect(targetOf("subtype", MALFUNCTION)).toBeNull();
  const output: Labels = { ...MALFUNCTION, symptoms: ["unexpected-output"] };
  expect(targetOf("subtype", output)?.shares.at(-1)).toBe(1);
  const { subtype: _, ...unknown } = output;
  expect(targetOf("subtype", unknown)).toBeNull();
});
