import { describe, expect, test } from "@jest/globals";
import { READERS } from "../../../src/playbooks/implications/implication.js";
import { implicationsFor } from "../../../src/playbooks/implications/implications.js";
import { SIBLING_STUDIES } from "../../../src/playbooks/implications/sibling-studies.js";
import { hotSpots, likenessOfEngines } from "../../../src/playbooks/implications/study-figures.js";
import { ENGINES } from "../../../src/taxonomy/engines.js";
import { STUDY } from "../../../src/taxonomy/study-tables.js";
import { SYMPTOMS } from "../../../src/taxonomy/symptoms.js";

/** Every note that can be made. */
const notes = READERS.flatMap((reader) => [
  ...implicationsFor(reader),
  ...ENGINES.flatMap(({ id }) => implicationsFor(reader, { engine: id })),
  ...SYMPTOMS.flatMap(({ id }) => implicationsFor(reader, { symptom: id })),
]);
const figures = notes.flatMap(({ figures }) => figures);

/** What a path of the study's tables leads to: `causeByEngine.*.vllm` to that column. Ids may hold dots. */
function valuesAt(path: string): readonly number[] {
  const [table = "", ...rest] = path.split(".");
  const tables: Readonly<Record<string, unknown>> = STUDY;
  const cells = (value: unknown): unknown[] =>
    typeof value === "object" && value !== null ? Object.values(value) : [];
  const row = rest.join(".");
  const root = tables[table];
  if (row === "") return cells(root).map(Number);
  if (row.startsWith("*.")) return cells(root).map((counts) => Number(Object(counts)[row.slice(2)] ?? 0));
  const found = Object(root)[row];
  if (typeof found === "number") return [found];
  if (found !== undefined) return cells(found).map(Number);
  const [first = "", ...column] = row.split(".");
  return [Number(Object(Object(root)[first])[column.join(".")])];
}

test("every count is in the table that it names, alone or as the sum of two, or all but one of it", () => {
  const counts = figures.filter(({ unit }) => unit === "count");
  expect(counts.length).toBeGreaterThan(100);
  for (const { value, table, what } of counts) {
    const cells = valuesAt(table);
    const all = cells.reduce((sum, cell) => sum + cell, 0);
    const sums = cells.flatMap((a, i) => [a, all - a, ...cells.slice(i + 1).map((b) => a + b)]);
    expect({ what, table, isThere: sums.includes(value) }).toEqual({ what, table, isThere: true });
  }
});

test("a count is a part of what it is said to be a part of", () => {
  for (const { value, of } of figures) if (of !== null) expect(value).toBeLessThanOrEqual(of);
});

test("every share of a sibling study is in its row, with its address", () => {
  const shares = figures.filter(({ unit }) => unit === "percent");
  expect(shares.length).toBeGreaterThan(0);
  for (const { value, what, citation } of shares) {
    const [, study] = Object.entries(SIBLING_STUDIES).find(([id]) => id === citation.id) ?? [];
    expect(Object.entries(study?.percent ?? {})).toContainEqual([what, value]);
    expect(citation.url).toMatch(/^https:/);
  }
});

test("each reader has notes of their own, each with a number and an id of its own", () => {
  for (const reader of READERS) {
    const own = implicationsFor(reader);
    expect(own.length).toBeGreaterThanOrEqual(5);
    expect(own.every((note) => note.reader === reader && note.figures.length > 0)).toBe(true);
    expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
  }
});

describe("hot spots", () => {
  test("of a symptom are those of the study's table", () => {
    const { causes, components, labels } = hotSpots({ symptom: "system-hang" });
    expect(causes.slice(0, 2).map(({ id, count }) => [id, count])).toEqual([
      ["incompatible-backend", 13],
      ["concurrency-issue", 11],
    ]);
    expect(components[0]).toMatchObject({ id: "communicator", count: 9 });
    expect(labels).toBe(45);
  });

  test("of an engine are its own; of one that the study has not looked at, those of all", () => {
    expect(hotSpots({ engine: "tensorrt-llm" }).components[0]).toMatchObject({
      id: "model-conversion-tools",
      count: 106,
    });
    expect(hotSpots({ engine: "sglang" })).toEqual(hotSpots({}));
  });
});

test("an engine is told what it has more of than the others", () => {
  const advice = (engine: "tensorrt-llm" | "sglang") =>
    implicationsFor("maintainer", { engine }).find(({ id }) => id === "maintainer-own-causes");
  expect(advice("tensorrt-llm")?.advice).toContain("Mismatched Precision");
  expect(advice("tensorrt-llm")?.figures).toContainEqual(expect.objectContaining({ value: 15, of: 17 }));
  expect(advice("sglang")).toBeUndefined();
});

test("engines are alike in symptoms, less in causes, not in components", () => {
  expect(likenessOfEngines(STUDY.symptomByEngine).least).toBeGreaterThan(0.9);
  expect(likenessOfEngines(STUDY.causeByEngine).least).toBeGreaterThan(0.5);
  expect(likenessOfEngines(STUDY.componentByEngine).least).toBeLessThan(0);
  expect(
    likenessOfEngines({ a: { vllm: 1, "llama.cpp": 1, deepspeed: 1, "tensorrt-llm": 1, "mlc-llm": 1 }, b: {} }),
  ).toEqual({
    least: expect.closeTo(1),
    greatest: expect.closeTo(1),
  });
});
