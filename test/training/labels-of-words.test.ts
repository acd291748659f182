import { expect, test } from "@jest/globals";
import type { Verdict } from "../../src/corrections/verdict.js";
import { labelsOfWords } from "../../src/training/labels-of-words.js";

function verdict(family: Verdict["family"], said: string | null, isNoBug = false): Verdict {
  return { issue: 1, family, decided: "crash", isLabelled: true, said, isNoBug, at: new Date(0) };
}

test("classes that people named are certain, and nothing else is known", () => {
  expect(labelsOfWords([verdict("symptom", "system-hang"), verdict("cause", "misused-api")], "question")).toEqual({
    kind: "malfunction",
    phase: null,
    symptoms: ["system-hang"],
    components: [],
    causes: ["misused-api"],
    symptom_confidence: 100,
    cause_confidence: 100,
    needs: [],
  });
});

test("that an issue is no bug makes it the likeliest of the other kinds", () => {
  const words = [verdict("symptom", null, true), verdict("cause", null, true)];
  expect(labelsOfWords(words, "question")).toMatchObject({ kind: "question", symptoms: [], causes: [] });
});

test("that it is not what was decided teaches no class", () => {
  expect(labelsOfWords([verdict("symptom", null)], "question")).toBeNull();
  expect(labelsOfWords([verdict("symptom", null), verdict("cause", "misused-api")], "question")).toMatchObject({
    kind: "malfunction",
    symptoms: [],
    symptom_confidence: null,
    causes: ["misused-api"],
  });
  expect(labelsOfWords([], "question")).toBeNull();
});
