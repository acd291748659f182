import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@jest/globals";
import { decodeWeights, readWeights, weightsFileSchema } from "../../src/classify/embedded-weights.js";

const committed = readFileSync(new URL("../../weights/embedded.json", import.meta.url), "utf8");

test("the committed weights say how and from what they were learned, and are under 3 MB", () => {
  const { recipe, learnedFrom } = weightsFileSchema.parse(JSON.parse(committed));
  expect(recipe).toMatchObject({
    trainedOn: "train.jsonl, dev.jsonl, unlabelled.jsonl",
    issues: 3688,
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  expect(recipe.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  expect(new Set(learnedFrom.split(" ")).size).toBe(3688);
  expect(committed.length).toBeLessThan(3_000_000);
});

test("weights of other classes are refused with a message that says what to do", () => {
  const file = weightsFileSchema.parse(JSON.parse(committed));
  file.levels.phase.classes = ["a", "b", "c"];
  expect(() => decodeWeights(file)).toThrow(/level phase.*train again/);
});

test("weights that are cut short are refused", () => {
  const file = weightsFileSchema.parse(JSON.parse(committed));
  file.levels.phase.weights = file.levels.phase.weights.slice(0, 400);
  expect(() => decodeWeights(file)).toThrow("weights of level phase are cut short");
});

test("another file is refused by name", () => {
  const path = join(tmpdir(), `not-weights-${process.pid}.json`);
  writeFileSync(path, '{"format": 99}');
  expect(() => readWeights(pathToFileURL(path))).toThrow(/not-weights-\d+\.json: not weights of format 2/);
});
