import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readIssueFile } from "../../fixtures/read-issue-file.js";
import { jsonLines } from "./corpus.js";

const FILES = ["llama-cpp-metal-garbled", "llama-cpp-msvc-build", "llama-cpp-android-sigill", "deepspeed-pydantic"];

/** Past issues of `owner/name`, opened a month apart from December 2024, with the labels that people gave them. */
export function pastIssues(): readonly Readonly<Record<string, unknown>>[] {
  return FILES.map((name, index) => ({
    ...readIssueFile(`test/fixtures/issues/${name}.md`, "owner/name"),
    number: index + 1,
    labels: [{ name: "bug" }, { name: "help wanted" }],
    created_at: new Date(Date.UTC(2024, 11 + index, 2)).toISOString(),
    closed_at: index < 2 ? new Date(Date.UTC(2025, index, 2)).toISOString() : null,
  }));
}

/** Writes `issues.jsonl`. */
export async function writePastIssues(folder: string): Promise<void> {
  await writeFile(join(folder, "issues.jsonl"), jsonLines(pastIssues()));
}
