import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { metBy } from "../../src/commands/arrived-information.js";
import { NEEDS } from "../../src/taxonomy/needs.js";

const REPO = "vllm-project/vllm";

test("a comment meets what it shows of what was asked, and nothing that was not asked", () => {
  const body = "It is vLLM 0.9.1 on an H100:\n\n```\nTraceback (most recent call last):\nValueError: no\n```\n";
  expect(metBy(body, ["version", "log", "stack-dump", "measurement"], REPO)).toEqual(["version", "log", "stack-dump"]);
  expect(metBy(body, ["measurement"], REPO)).toEqual([]);
  expect(metBy(body, [], REPO)).toEqual([]);
});

test.each([
  "> It is vLLM 0.9.1.",
  "> - The log as text.\n>\n> ```\n> ValueError: no\n> ```\n\nOn its way.",
  "<!-- vLLM 0.9.1 -->",
  "Any news?",
  "![screenshot](https://github.com/user-attachments/assets/1)",
])("what is quoted, hidden or a picture meets nothing: %j", (body) => {
  expect(metBy(body, ["version", "log"], REPO)).toEqual([]);
});

test("a hostile comment is no error and meets only what was asked", () => {
  const asked = NEEDS.map(({ id }) => id);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.subarray(asked), (body, some) => {
      for (const need of metBy(`${body}\n> ${body}\n\`\`\`\n${body}`, some, REPO)) expect(some).toContain(need);
    }),
    { numRuns: 100 },
  );
});
