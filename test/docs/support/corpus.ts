import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LabelledIssue } from "../../../src/training/labelled-issue.js";
import { FIXTURES } from "../../fixtures/issues/index.js";
import { readIssueFile } from "../../fixtures/read-issue-file.js";

/** The issues that were written for the tests, with the labels that the codebook gives them, as a line of a corpus has them. */
export function labelledFixtures(): readonly LabelledIssue[] {
  return FIXTURES.map(({ file, repo, number, expect: { kind, phase, symptom, causes } }) => ({
    issue: { ...readIssueFile(`test/fixtures/issues/${file}`, repo), number },
    labels: {
      kind,
      phase,
      subtype: null,
      symptoms: symptom === null ? [] : [symptom],
      components: [],
      causes: [...causes],
      symptom_confidence: 90,
      cause_confidence: 60,
      needs: [],
    },
  }));
}

export function jsonLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** Writes a corpus of a few issues, in the three files that training reads, into `folder`. */
export async function writeCorpus(folder: string): Promise<void> {
  const lines = labelledFixtures()
    .filter((_, index) => index % 2 === 0)
    .map(({ issue, labels }) => ({ ...issue, labels }));
  const part = (from: number): string => jsonLines(lines.filter((_, index) => index % 3 === from));
  await mkdir(folder, { recursive: true });
  for (const [index, name] of ["train", "dev", "unlabelled"].entries()) {
    await writeFile(join(folder, `${name}.jsonl`), part(index));
  }
}
