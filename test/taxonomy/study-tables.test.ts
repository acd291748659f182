import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { countStudy } from "../../scripts/study-counts.js";
import { CATEGORIES, CAUSES } from "../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../src/taxonomy/components.js";
import { PHASES } from "../../src/taxonomy/phases.js";
import { STUDY } from "../../src/taxonomy/study-tables.js";
import { SUBTYPES, SYMPTOMS } from "../../src/taxonomy/symptoms.js";

const csv = readFileSync(new URL("../../study/study.csv", import.meta.url), "utf8");

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

function sumTable(table: Record<string, Record<string, number>>): number {
  return Object.values(table).reduce((total, row) => total + sum(row), 0);
}

test("the committed tables are what the script derives from study.csv", () => {
  expect(STUDY).toEqual(countStudy(csv));
});

test("the study has 929 bugs, 932 symptom labels and 1,053 cause labels", () => {
  expect([STUDY.bugs, STUDY.symptomLabels, STUDY.causeLabels]).toEqual([929, 932, 1053]);
  expect(sum(STUDY.engines)).toBe(929);
  expect(sum(STUDY.subtypes)).toBe(102);
});

describe("counts of the codebook", () => {
  const levels = [
    ["phases", PHASES, STUDY.phases, 3, 929],
    ["symptoms", SYMPTOMS, STUDY.symptoms, 6, 932],
    ["subtypes", SUBTYPES, STUDY.subtypes, 5, 102],
    ["components", COMPONENTS, STUDY.components, 14, 1053],
    ["causes", CAUSES, STUDY.causes, 28, 1053],
    ["categories", CATEGORIES, STUDY.categories, 5, 1053],
  ] as const;
  test.each(levels)("%s agree with study.csv", (_level, rows, derived, size, total) => {
    expect(rows).toHaveLength(size);
    expect(Object.fromEntries(rows.map((row) => [row.id, row.count]))).toEqual(derived);
    expect(sum(derived)).toBe(total);
  });

  test("causes of a category add up to the category", () => {
    for (const category of CATEGORIES) {
      const causes = CAUSES.filter((cause) => cause.category === category.id);
      expect(causes.reduce((total, cause) => total + cause.count, 0)).toBe(category.count);
    }
  });
});

test("cross tables have the totals and cells that the study's data gives", () => {
  expect(sumTable(STUDY.symptomByCause)).toBe(1058);
  expect(sumTable(STUDY.symptomByComponent)).toBe(1058);
  expect(sumTable(STUDY.symptomByPhase)).toBe(932);
  expect(sumTable(STUDY.symptomByEngine)).toBe(932);
  expect(sumTable(STUDY.causeByPhase)).toBe(1053);
  expect(sumTable(STUDY.causeByEngine)).toBe(1053);
  expect(sumTable(STUDY.causeByComponent)).toBe(1053);
  expect(sumTable(STUDY.componentByEngine)).toBe(1053);
  expect(sumTable(STUDY.phaseByEngine)).toBe(929);
  expect(STUDY.symptomByCause["system-hang"]).toMatchObject({ "incompatible-backend": 13, "concurrency-issue": 11 });
  expect(STUDY.symptomByPhase.crash).toEqual({
    "engine-setup": 132,
    "model-conversion": 108,
    "inference-serving": 363,
  });
  expect(STUDY.causeByEngine["mismatched-precision"]).toEqual({ "llama.cpp": 1, vllm: 1, "tensorrt-llm": 15 });
  expect(STUDY.componentByEngine["model-conversion-tools"]).toMatchObject({ "tensorrt-llm": 106, "mlc-llm": 69 });
  expect(STUDY.causeByComponent["incorrect-algorithm-implementation"]).toMatchObject({ operators: 78 });
});

test("an unknown name in the data is an error that names it", () => {
  expect(() => countStudy("h\nu,vllm,Inference/Serving,Explosion,,Operators,Misused API")).toThrow(
    'unknown name "Explosion"',
  );
});
