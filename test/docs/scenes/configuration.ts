import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { parse } from "yaml";
import { jsonLines } from "../support/corpus.js";
import { pastIssues } from "../support/past-issues.js";
import { sceneOf } from "../support/scene.js";

/** In a repository with the first file that the page shows. */
export const CONFIGURATION = sceneOf(
  async (clone) => {
    const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(await readFile("docs/configuration.md", "utf8")) ?? [];
    await mkdir(join(clone.folder, ".github"), { recursive: true });
    await writeFile(join(clone.folder, ".github/engine-triage.yml"), example);
    // As many as there must be before a gate is judged, each called a crash by its people.
    const issues = Array.from({ length: 7 }, () => pastIssues()).flat();
    const lines = issues.map((issue, index) => ({ ...issue, number: index + 1, labels: ["bug", "crash"] }));
    await writeFile(join(clone.folder, "issues.jsonl"), jsonLines(lines));
    return { clone, env: {} };
  },
  {
    "engine-triage config validate": async ({ run }) => {
      expect((await run()).stdout).toBe(".github/engine-triage.yml: valid\n");
    },
    "engine-triage config show": async ({ run }) => {
      expect(parse((await run()).stdout)).toMatchObject({
        mode: "label",
        labels: { existing: { "symptom:crash": "bug: crash" } },
        families: { symptom: true, phase: false },
      });
    },
    "engine-triage backtest issues.jsonl --precision 0.95": async ({ run }) => {
      expect((await run()).stdout).toContain("0.95");
    },
  },
);
