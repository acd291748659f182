import { describe, expect, test } from "@jest/globals";
import { ANY_ENGINE_CHECKS } from "../../src/playbooks/checks/any-engine.js";
import { CHECKS } from "../../src/playbooks/checks/index.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { SUBTYPES, SYMPTOMS } from "../../src/taxonomy/symptoms.js";

describe("the checks for any engine", () => {
  test.each(SYMPTOMS.map(({ id }) => id))("have two for %s", (id) => {
    expect(ANY_ENGINE_CHECKS.filter(({ scope }) => scope.symptoms?.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  test.each(SUBTYPES.map(({ id }) => id))("have two for %s", (id) => {
    expect(ANY_ENGINE_CHECKS.filter(({ scope }) => scope.subtypes?.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  test.each(CAUSES.map(({ id }) => id))("have two for %s", (id) => {
    expect(ANY_ENGINE_CHECKS.filter(({ scope }) => scope.causes?.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  test("are of no engine", () => {
    expect(ANY_ENGINE_CHECKS.every(({ engine }) => engine === null)).toBe(true);
  });
});

describe("the checks of an engine", () => {
  test.each(["vllm", "sglang"] as const)("%s has at least 24, with every symptom", (engine) => {
    const own = CHECKS.filter((check) => check.engine === engine);
    expect(own.length).toBeGreaterThanOrEqual(24);
    const missing = SYMPTOMS.filter(({ id }) => !own.some(({ scope }) => scope.symptoms?.includes(id)));
    expect(missing.map(({ id }) => id)).toEqual([]);
  });
});
