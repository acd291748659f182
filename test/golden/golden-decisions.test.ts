import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { GOLDEN_FOLDER, goldenDecisions } from "./golden-decisions.js";

/** Characters of a comment that stand open, without what is folded. */
const MOST_VISIBLE = 1_200;

const decisions = await goldenDecisions();
const commented = decisions.filter(({ decision }) => decision.comment !== null);

test.each(decisions)("the decision on $file is the one that was read and approved (else: npm run golden)", (golden) => {
  expect(readFileSync(`${GOLDEN_FOLDER}/${golden.file}`, "utf8")).toBe(golden.text);
});

test("every golden file belongs to a written report", () => {
  expect(readdirSync(GOLDEN_FOLDER).sort()).toEqual(decisions.map(({ file }) => file).sort());
});

test("at least forty comments, on all nine engines and on every symptom that the classifier is ever sure of", () => {
  expect(commented.length).toBeGreaterThanOrEqual(40);
  // Silent errors have no gate, and those that are written here stay under even odds: the App keeps quiet.
  expect(new Set(commented.map(({ decision }) => decision.symptoms[0]?.id).filter(Boolean)).size).toBe(5);
  expect(new Set(commented.map(({ decision }) => decision.engine)).size).toBe(9);
});

test.each(commented)("the open part of the comment on $file is short", ({ decision }) => {
  const open = (decision.comment ?? "").replaceAll(/<details>[\s\S]*?<\/details>/g, "").replaceAll(/<!--.*?-->/g, "");
  expect(open.length).toBeLessThanOrEqual(MOST_VISIBLE);
});
