import { fileURLToPath } from "node:url";
import { readWeights } from "../../src/classify/embedded-weights.js";
import type { Decision } from "../../src/decide/decision.js";
import { createTriager } from "../../src/triage.js";
import { FIXTURES } from "../fixtures/issues/index.js";
import { readIssueFile } from "../fixtures/read-issue-file.js";

/** What a reporter writes. */
export interface Report {
  title: string;
  body: string;
}

const triager = createTriager({ weights: readWeights(), model: null });

/** The decision that the App should come to about a report. */
export function decisionOn(repo: string, number: number, { title, body }: Report): Promise<Decision> {
  return triager.decide({ repo, number, title, body });
}

/** The written issues about which the App has a symptom to label and something to say. */
export async function readReports(): Promise<readonly Report[]> {
  const telling: Report[] = [];
  for (const { file } of FIXTURES) {
    const path = fileURLToPath(new URL(`../fixtures/issues/${file}`, import.meta.url));
    const { title, body } = readIssueFile(path);
    const { comment, labels } = await decisionOn("owner/vllm", 1, { title, body });
    if (comment !== null && labels.some((name) => name.startsWith("symptom: "))) telling.push({ title, body });
  }
  return telling;
}
