import { expect, test } from "@jest/globals";
import { createKnownLabels } from "../../src/github/known-labels.js";

test("a label is known for its repository, and for ten minutes: a maintainer may delete it", () => {
  let now = 0;
  const known = createKnownLabels(() => now);
  expect(known.has("o/r", "symptom: crash")).toBe(false);
  known.add("o/r", "symptom: crash");
  expect(known.has("o/r", "symptom: crash")).toBe(true);
  expect(known.has("o/other", "symptom: crash")).toBe(false);
  now = 10 * 60_000;
  expect(known.has("o/r", "symptom: crash")).toBe(false);
});
