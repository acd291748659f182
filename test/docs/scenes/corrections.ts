import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { confirmLabels, intendLabels } from "../../../src/store/applied-labels.js";
import { recordCorrection } from "../../../src/store/corrections.js";
import { readLabelledIssues } from "../../../src/training/labelled-issue.js";
import { decision } from "../../app/support/triager.js";
import { apiIssue, serveApi } from "../../backtest/support/github-api.js";
import { commandDatabase } from "../../cli/support/command-database.js";
import { sceneOf } from "../support/scene.js";

/** The repository that the stand-in has. */
const REPO = "o/r";
const replace = { "owner/name": REPO };

/** On a database in which people said of two crashes that they are hangs, and on a GitHub that has these issues. */
export const CORRECTIONS = sceneOf(
  async (clone) => {
    const api = await serveApi();
    const database = await commandDatabase();
    const crash = decision({ symptoms: [{ id: "crash", p: 0.9 }], labels: ["symptom: crash"] });
    for (const issue of [123, 124]) {
      api.issues.push(apiIssue(issue, { title: `Server hangs ${issue}`, body: "It hangs." }));
      await database.use(async (opened) => {
        const key = { repo: REPO, issue };
        await intendLabels(opened, key, [{ name: "symptom: crash", family: "symptom" }]);
        await confirmLabels(opened, key, ["symptom: crash"]);
        const record = { ordinal: 0, person: 7, command: "/triage symptom:system-hang", decision: crash };
        await recordCorrection(opened, { ...key, comment: issue }, record);
      });
    }
    await writeFile(join(clone.folder, "issue.md"), "# vllm serve crashes\n\n`Segmentation fault (core dumped)`\n");
    return {
      clone,
      cache: join(clone.home, ".cache/engine-triage/o__r"),
      env: { ...database.variables, GITHUB_API_URL: api.url, GITHUB_TOKEN: "read-only" },
      async close() {
        await api.close();
        await database.drop();
      },
    };
  },
  {
    "engine-triage triage --explain --repo owner/name issue.md": async ({ run }) => {
      const { stdout } = await run({ replace });
      expect(stdout).toContain("**How this issue was triaged**");
      expect(stdout).toMatch(/symptom: crash: gate .* \(labels right 0, wrong 2, /);
    },
    "engine-triage corrections list owner/name": async ({ run }) => {
      const { stdout } = await run({ replace });
      expect(stdout).toMatch(/│ 123 +│ symptom │ crash +│ yes +│ system-hang │/);
      expect(stdout).toContain("2 last words\n");
    },
    "engine-triage corrections list owner/name --by-month": async ({ run }) => {
      expect((await run({ replace })).stdout).toMatch(/│ symptom: crash │ \d{4}-\d\d │ +0 │ +2 │/);
    },
    "engine-triage corrections export owner/name --out corrections.jsonl": async ({ run }, { clone, cache }) => {
      const { stderr } = await run({ replace });
      expect(stderr).toContain("2 issues exported\n");
      const exported = readLabelledIssues(join(clone.folder, "corrections.jsonl"));
      expect(exported.map(({ issue, labels }) => [issue.number, labels.symptoms])).toEqual([
        [123, ["system-hang"]],
        [124, ["system-hang"]],
      ]);
      expect(existsSync(cache)).toBe(true);
    },
    "rm -r ~/.cache/engine-triage/owner__name": async ({ run }, { cache }) => {
      await run({ replace: { owner__name: "o__r" } });
      expect(existsSync(cache)).toBe(false);
    },
    "engine-triage corrections delete owner/name 123": async ({ run }) => {
      expect((await run({ replace })).stdout).toContain("1 ");
    },
    "engine-triage corrections delete owner/name --all": async ({ run }) => {
      expect((await run({ replace })).stdout).toContain("1 ");
      const { stdout } = await run({ replace: { ...replace, "delete o/r --all": "list o/r" } });
      expect(stdout).toBe("0 last words\n");
    },
  },
);
