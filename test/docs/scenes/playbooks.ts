import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import type { Clone } from "../support/clone.js";
import { writeCorpus } from "../support/corpus.js";
import { type Stage, sceneOf } from "../support/scene.js";

/** In the clone, whose pages and tables are written anew, with a corpus beside it of which no issue was judged. */
async function withCorpus(clone: Clone): Promise<Stage> {
  await writeCorpus(join(clone.home, "shared/corpus"));
  return { clone, env: {} };
}

export const PLAYBOOKS = sceneOf(withCorpus, {
  "npm run checks:figures -- FOLDER": async ({ run }) => {
    const { stdout } = await run({ replace: { FOLDER: "../shared/corpus" } });
    expect(stdout).toMatch(/^0 judged issues, 0 with a comment\ngood +0\n/m);
  },
  "npx engine-triage playbook show --engine vllm --symptom system-hang": async ({ run }) => {
    const { stdout } = await run();
    expect(stdout).toMatch(/^System Hang in Inference\/Serving, vLLM\n/);
    expect(stdout.match(/^ {2}[1-5]\. /gm)?.length).toBeGreaterThanOrEqual(3);
  },
  "npx engine-triage playbook show --engine llama.cpp --symptom abnormal-performance --backend vulkan --all": async ({
    run,
  }) => {
    const { stdout } = await run();
    expect(stdout).toMatch(/^Abnormal Performance in Inference\/Serving, llama\.cpp \(vulkan\)\n/);
    expect(stdout).toContain("llama-cpp-failing-test-alone");
  },
  "npx engine-triage playbook show --symptom silent-error --phase model-conversion --cause misused-api --json": async ({
    run,
  }) => {
    const { stdout } = await run();
    expect(JSON.parse(stdout)).toMatchObject({
      told: { symptom: "silent-error", engine: null, phase: "model-conversion", cause: "misused-api" },
    });
  },
  "npx engine-triage playbook show --engine tensorrt-llm --symptom unexpected-output --implications": async ({
    run,
  }) => {
    const { stdout } = await run();
    expect(stdout).toMatch(/^Unexpected Output in Inference\/Serving, TensorRT-LLM\n/);
    expect(stdout).toMatch(/maintainers[\s\S]*researchers[\s\S]*application developers/i);
  },
  "npx engine-triage playbook lint": async ({ run }) => {
    const { stdout } = await run();
    expect(stdout).toMatch(/^\d+ checks, \d+ requests, 0 problems\n$/);
  },
  "npm run playbooks:docs": async ({ run }, { clone }) => {
    const page = join(clone.folder, "docs/playbooks/vllm.md");
    const fresh = await readFile(page, "utf8");
    await writeFile(page, "stale\n");
    expect((await run()).stdout).toMatch(/wrote \d+ pages to docs\/playbooks\n/);
    expect(await readFile(page, "utf8")).toBe(fresh);
  },
  "npm run derive": async ({ run }, { clone }) => {
    const tables = join(clone.folder, "src/taxonomy/study-tables.ts");
    const fresh = await readFile(tables, "utf8");
    await writeFile(tables, "stale\n");
    await run();
    expect(await readFile(tables, "utf8")).toBe(fresh);
  },
});
