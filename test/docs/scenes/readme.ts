import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { decisionSchema } from "../../../src/decide/decision.js";
import { commandDatabase } from "../../cli/support/command-database.js";
import { says, startModelServer } from "../../llm/support/model-server.js";
import { REPLY } from "../../llm/support/samples.js";
import { appVariables, LISTENING } from "../support/app-variables.js";
import { jsonLines, labelledFixtures } from "../support/corpus.js";
import { writePastIssues } from "../support/past-issues.js";
import { sceneOf } from "../support/scene.js";

/** On an issue that hangs, past issues, labelled ones, a database and a model's endpoint. */
export const README = sceneOf(
  async (clone) => {
    await copyFile("test/fixtures/issues/vllm-nccl-two-node-hang.md", join(clone.folder, "issue.md"));
    await writePastIssues(clone.folder);
    const labelled = labelledFixtures().slice(0, 3);
    const lines = labelled.map(({ issue, labels }) => ({ ...issue, labels }));
    await writeFile(join(clone.folder, "labelled.jsonl"), jsonLines(lines));
    const database = await commandDatabase();
    const model = await startModelServer(says(JSON.stringify(REPLY)));
    return {
      clone,
      model,
      env: { ...appVariables("127.0.0.1:9"), ...database.variables },
      async close() {
        await model.close();
        await database.drop();
      },
    };
  },
  {
    "npx engine-triage triage issue.md --repo vllm-project/vllm": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toContain("labels     symptom: system-hang");
      expect(stdout).toContain("**Checks that tell the causes apart**");
    },
    "npx engine-triage triage --json --no-llm < issues.jsonl": async ({ run }) => {
      const { stdout } = await run();
      const decisions = stdout.trimEnd().split("\n");
      expect(decisions.map((line) => decisionSchema.parse(JSON.parse(line)).number)).toEqual([1, 2, 3, 4]);
    },
    "npx engine-triage playground": async ({ start }) => {
      const { found, end } = await start(/^Open (\S+)\/ in a browser/, {
        replace: { playground: "playground --port 0" },
      });
      const page = await fetch(`${found[1]}/playground?sample=hang`);
      expect(await page.text()).toContain("symptom: system-hang");
      expect((await end()).code).toBe(0);
    },
    "engine-triage prompt issue.md": async ({ run }, { model }) => {
      const { stdout } = await run();
      expect(stdout).toMatch(/ALLREDUCE/);
      expect(model.requests).toEqual([]);
    },
    "engine-triage eval labelled.jsonl --llm": async ({ run }, { model }) => {
      const { stdout } = await run({ env: { OPENAI_BASE_URL: model.baseURL, OPENAI_MODEL: "m" } });
      expect(model.requests).toHaveLength(3);
      expect(stdout).toMatch(/│ measure +│ embedded │ with the model │[\s\S]*│ symptom accuracy +│ [01]\.\d{3}/);
    },
    "npx engine-triage serve": async ({ start }) => {
      const { found, end } = await start(LISTENING);
      expect((await fetch(`${found[1]}/healthz`)).status).toBe(200);
      expect((await fetch(`${found[1]}/readyz`)).status).toBe(200);
      const delivery = await fetch(`${found[1]}/api/github/webhooks`, { method: "POST", body: "{}" });
      expect(delivery.ok).toBe(false);
      expect((await end()).code).toBe(0);
    },
  },
);
