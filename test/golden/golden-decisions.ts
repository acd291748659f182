import { DEMO_ISSUES } from "../../demo/issues/index.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import type { Decision } from "../../src/decide/decision.js";
import { createTriager } from "../../src/triage.js";
import { FIXTURES } from "../fixtures/issues/index.js";
import { readIssueFile } from "../fixtures/read-issue-file.js";

/** Folder of the golden files, below the project's root. */
export const GOLDEN_FOLDER = "test/golden/decisions";

const WRITTEN = [
  ...FIXTURES.map((row) => ({ ...row, folder: "test/fixtures/issues" })),
  ...DEMO_ISSUES.map((row) => ({ ...row, folder: "demo/issues" })),
];

/** What the App would do with each written report: the golden file's name, the decision and its text for a reader. */
export async function goldenDecisions(): Promise<readonly { file: string; decision: Decision; text: string }[]> {
  const triager = createTriager({ weights: readWeights(), model: null });
  return Promise.all(
    WRITTEN.map(async ({ folder, file, repo, number }) => {
      const decision = await triager.decide({ ...readIssueFile(`${folder}/${file}`, repo), number });
      return { file, decision, text: textOf(decision) };
    }),
  );
}

function textOf({ repo, number, labels, comment }: Decision): string {
  const named = labels.length > 0 ? labels.map((label) => `\`${label}\``).join(", ") : "none";
  return `${repo}#${number}, labels: ${named}\n\n---\n\n${comment ?? "(no comment)"}\n`;
}
