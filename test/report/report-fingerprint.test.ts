import { expect, test } from "@jest/globals";
import { parseReport } from "../../src/report/parse-report.js";
import { fingerprintReport } from "../../src/report/report-fingerprint.js";

const BODY = `### Your current environment

\`\`\`text
PyTorch version: 2.5.1
\`\`\`

### Describe the bug

The server **crashes** when I start it
with tensor parallelism.

\`\`\`
RuntimeError: CUDA error: an illegal memory access was encountered
\`\`\`

### Before submitting a new issue...

- [ ] Make sure you already searched for relevant issues.
`;

function fingerprint(body: string, title = "[Bug]: server crashes"): string {
  return fingerprintReport(parseReport({ repo: "vllm-project/vllm", number: 1, title, body }));
}

const original = fingerprint(BODY);

test.each<[string, string]>([
  ["blank lines and trailing space", BODY.replaceAll("\n\n", "\n\n\n").replace("start it\n", "start it   \n")],
  ["line ends of Windows", BODY.replaceAll("\n", "\r\n")],
  ["lines wrapped anew", BODY.replace("start it\nwith tensor", "start\nit with tensor")],
  [
    "words in bold, italics or code",
    BODY.replace("**crashes**", "_crashes_").replace("tensor parallelism", "`tensor parallelism`"),
  ],
  ["a ticked box of the form", BODY.replace("- [ ]", "- [x]")],
])("%s say the same", (_case, edited) => {
  expect(edited).not.toBe(BODY);
  expect(fingerprint(edited)).toBe(original);
});

test.each<[string, string]>([
  ["another error", BODY.replace("illegal memory access", "out of memory")],
  ["another version in the environment", BODY.replace("2.5.1", "2.6.0")],
  ["one more word", BODY.replace("crashes", "crashes always")],
  [
    "a log that was prose",
    BODY.replace("with tensor", "\n```\nwith tensor").replace("parallelism.", "parallelism.\n```\n"),
  ],
  ["a mark that means something in a log", BODY.replace("RuntimeError:", "RuntimeError*:")],
])("%s says something else", (_case, edited) => {
  expect(edited).not.toBe(BODY);
  expect(fingerprint(edited)).not.toBe(original);
});

test("another title says something else, its tag included", () => {
  expect(fingerprint(BODY, "[Bug]: server hangs")).not.toBe(original);
  expect(fingerprint(BODY, "[Usage]: server crashes")).not.toBe(original);
});
