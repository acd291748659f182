import { describe, expect, test } from "@jest/globals";
import { SIGNALS } from "../../src/signals/signals.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { COMPONENTS } from "../../src/taxonomy/components.js";
import { KINDS } from "../../src/taxonomy/kinds.js";
import { MANIFESTATIONS } from "../../src/taxonomy/manifestations.js";
import { PHASES } from "../../src/taxonomy/phases.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";
import { leastProcessorMs } from "../support/processor-time.js";

test("ids are unique and kebab-case", () => {
  const ids = SIGNALS.map((signal) => signal.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test.each(SIGNALS.map((signal) => [signal.id, signal] as const))("%s matches its examples", (_id, signal) => {
  for (const example of signal.examples) {
    expect(example).toMatch(signal.pattern);
    if (signal.unless) expect(example).not.toMatch(signal.unless);
  }
});

test("no pattern keeps state between searches", () => {
  for (const signal of SIGNALS) expect(signal.pattern.flags).not.toMatch(/[gy]/);
});

test("every symptom, phase, kind and category of causes has a signal", () => {
  const claims = new Set<string>(SIGNALS.flatMap((signal) => signal.speaksFor));
  for (const row of [...SYMPTOMS, ...PHASES, ...KINDS, ...COMPONENTS]) {
    if (row.id === "inference-serving") continue; // what is neither setup nor conversion
    expect([...claims]).toContain(row.id);
  }
  expect(CAUSES.filter((cause) => !claims.has(cause.id)).map((cause) => cause.id)).toEqual([
    "incorrect-synchronization",
  ]);
});

test("every manifestation has a signal", () => {
  const shown = new Set<string>(SIGNALS.flatMap((signal) => signal.manifestation ?? []));
  expect(MANIFESTATIONS.filter((row) => !shown.has(row.id)).map((row) => row.id)).toEqual([]);
});

describe("search time grows linearly on hostile text", () => {
  const seeds = [
    "a",
    " ",
    "error ",
    "not ",
    "does not seem to ",
    "the output is ",
    'File "',
    "CUDA ",
    "1.2.3 ",
    "b4100 ",
    "works ",
    "memory is ",
  ];
  test.each(seeds)("%j repeated", (seed) => {
    const small = seed.repeat(Math.ceil(20_000 / seed.length));
    const ms = leastProcessorMs(() => {
      for (const signal of SIGNALS) signal.pattern.test(small);
    });
    // 120 patterns over 20,000 characters: about 20 ms; a quadratic one alone takes seconds.
    expect(ms).toBeLessThan(1_000);
  });
});
