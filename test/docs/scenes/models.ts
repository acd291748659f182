import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { z } from "zod";
import { listsModels, type ModelServer, says, startModelServer } from "../../llm/support/model-server.js";
import { REPLY } from "../../llm/support/samples.js";
import { writeCorpus } from "../support/corpus.js";
import { type Act, type Stage, sceneOf } from "../support/scene.js";

const requestSchema = z.looseObject({ model: z.string() });

interface ModelStage extends Stage {
  model: ModelServer;
}

/** What the endpoint was asked last: for which model, with which key. */
function lastAsked({ requests }: ModelServer): { model: string; authorization: string | undefined } {
  const last = requests.at(-1);
  return { model: requestSchema.parse(last?.body).model, authorization: last?.authorization };
}

/** A triage whose model is at `endpoint`, where the stand-in takes the server's place. */
function triageWith(endpoint: string, name: string): Act<ModelStage> {
  return async ({ run }, { model }) => {
    const before = model.requests.length;
    const { stdout } = await run({ replace: { [endpoint]: model.baseURL } });
    expect(model.requests.length).toBeGreaterThan(before);
    expect(lastAsked(model).model).toBe(name);
    expect(stdout).toContain("symptom: system-hang");
  };
}

/** On a corpus of a few issues and an endpoint that lists one model. */
export const MODELS = sceneOf(
  async (clone) => {
    await copyFile("test/fixtures/issues/vllm-nccl-two-node-hang.md", join(clone.folder, "issue.md"));
    await writeCorpus(clone.folder);
    const model = await startModelServer((response, request) => {
      const behave = request.path.endsWith("/models") ? listsModels("listed") : says(JSON.stringify(REPLY));
      behave(response, request);
    });
    return { clone, model, env: {}, close: () => model.close() };
  },
  {
    "engine-triage triage --no-llm issue.md": async ({ run }, { model }) => {
      const { stdout } = await run({ env: { OPENAI_BASE_URL: model.baseURL } });
      expect(stdout).toContain("symptom: system-hang");
      expect(model.requests).toEqual([]);
    },
    "npx tsx scripts/redaction-figures.ts train.jsonl dev.jsonl unlabelled.jsonl": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toMatch(/^\d{4,} lines of \d\d issues\n/);
      expect(stdout).toMatch(/ {2}UUID: \d+ of \d+ /);
    },
    "npx tsx scripts/request-figures.ts train.jsonl dev.jsonl unlabelled.jsonl": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toMatch(/^\d\d issues, prompt version \d+, system message \d+ tokens\n/);
      expect(stdout).toContain("requests over 6000: 0\n");
    },
    "export OPENAI_API_KEY=...\nexport OPENAI_MODEL=gpt-4.1-mini\nengine-triage triage issue.md": async (
      { run },
      { model },
    ) => {
      await run({ env: { OPENAI_BASE_URL: model.baseURL } });
      expect(lastAsked(model)).toEqual({ model: "gpt-4.1-mini", authorization: "Bearer ..." });
    },
    "export OPENAI_BASE_URL=http://127.0.0.1:8000/v1\nengine-triage triage issue.md": triageWith(
      "http://127.0.0.1:8000/v1",
      "listed",
    ),
    "export OPENAI_BASE_URL=http://127.0.0.1:8080/v1\nengine-triage triage issue.md": triageWith(
      "http://127.0.0.1:8080/v1",
      "listed",
    ),
    "export OPENAI_BASE_URL=http://127.0.0.1:11434/v1\nexport OPENAI_MODEL=gpt-oss:20b\nengine-triage triage issue.md":
      triageWith("http://127.0.0.1:11434/v1", "gpt-oss:20b"),
    "export OPENAI_BASE_URL=http://127.0.0.1:30000/v1\nengine-triage triage issue.md": triageWith(
      "http://127.0.0.1:30000/v1",
      "listed",
    ),
    "npx tsx scripts/fusion-simulation.ts FOLDER": async ({ run }) => {
      const { stdout } = await run({ replace: { FOLDER: "." } });
      expect(stdout).toMatch(
        /^symptoms, \d+ issues, model right in 0\.84 and as sure as 0\.92, 0 of its errors shared\n/,
      );
      expect(stdout.match(/^\| 0\.65 \|/gm)).toHaveLength(4);
    },
  },
);
