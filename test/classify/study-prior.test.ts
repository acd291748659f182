import { expect, test } from "@jest/globals";
import { studyCauses } from "../../src/classify/study-prior.js";
import { CAUSES, type CauseId } from "../../src/taxonomy/causes.js";
import type { EngineId } from "../../src/taxonomy/engines.js";
import type { SymptomId } from "../../src/taxonomy/symptoms.js";

function causesOf(symptom: SymptomId, engine: EngineId | null = null): ReadonlyMap<CauseId, number> {
  const p = studyCauses([{ id: symptom, p: 1 }], engine);
  expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  return new Map(CAUSES.map((cause, index) => [cause.id, p[index] ?? 0]));
}

function first(causes: ReadonlyMap<CauseId, number>): CauseId | undefined {
  return [...causes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

test("the study's commonest cause of a symptom comes first", () => {
  expect(first(causesOf("system-hang"))).toBe("incompatible-backend");
  expect(first(causesOf("unexpected-output"))).toBe("incorrect-algorithm-implementation");
});

test("an engine's own causes weigh more", () => {
  const all = causesOf("unexpected-output").get("mismatched-precision") ?? 0;
  expect(causesOf("unexpected-output", "tensorrt-llm").get("mismatched-precision") ?? 0).toBeGreaterThan(2 * all);
});

test("an engine outside the study changes nothing", () => {
  expect(causesOf("crash", "sglang")).toEqual(causesOf("crash"));
});

test("what the study never saw stays possible", () => {
  expect(causesOf("silent-error").get("concurrency-issue") ?? 0).toBeGreaterThan(0);
});
