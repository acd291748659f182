import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readLabelledIssues } from "../../src/training/labelled-issue.js";
import { ownLabels } from "../../src/training/own-labels.js";

function fileOf(...lines: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), "labelled-")), "issues.jsonl");
  writeFileSync(path, lines.map((line) => JSON.stringify(line)).join("\n"));
  return path;
}

const LABELS = {
  kind: "malfunction",
  phase: "inference-serving",
  symptoms: ["crash"],
  subtype: null,
  components: ["operators"],
  causes: ["numerical-issue"],
  symptom_confidence: 90,
  cause_confidence: 40,
};

describe("labelled issues", () => {
  test("bring their labels", () => {
    const issue = { repo: "o/r", number: 1, title: "t", body: null };
    expect(readLabelledIssues(fileOf({ ...issue, labels: LABELS }))).toEqual([
      { issue: { ...issue, body: "" }, labels: { ...LABELS, needs: [] } },
    ]);
  });

  test("of the corpus's unlabelled ones get the project's own labels", () => {
    const [[place = "", labels] = []] = [...ownLabels()];
    const [repo = "", number] = place.split("#");
    const issue = { repo, number: Number(number), title: "t", body: "b" };
    expect(readLabelledIssues(fileOf(issue))).toEqual([{ issue, labels }]);
  });

  test("without labels anywhere are refused, with file and line", () => {
    const path = fileOf(
      { repo: "o/r", number: 1, title: "", body: "", labels: LABELS },
      { repo: "o/r", number: 2, title: "", body: "" },
    );
    expect(() => readLabelledIssues(path)).toThrow(`${path}:2: labels: o/r#2 has none`);
  });
});

test("own labels say of every malfunction what it is, and of nothing else", () => {
  expect(ownLabels().size).toBeGreaterThan(1_000);
  for (const { kind, phase, symptoms, components, causes } of ownLabels().values()) {
    const lengths = [phase === null ? 0 : 1, symptoms.length, components.length, causes.length];
    expect(lengths.every((length) => length > 0)).toBe(kind === "malfunction");
    expect(lengths.some((length) => length > 0)).toBe(kind === "malfunction");
  }
});
