import { describe, expect, it } from "@jest/globals";
import type { Classification } from "../../src/classify/classification.js";
import { createModelClient, type ModelClient } from "../../src/llm/endpoint/model-client.js";
import { createModelReader } from "../../src/llm/model-reader.js";
import type { ReadingEvent } from "../../src/llm/reading-event.js";
import type { ReplyCache } from "../../src/llm/reply/reply-cache.js";
import type { ModelReply } from "../../src/llm/reply/reply-schema.js";
import type { IssueReport } from "../../src/report/issue-report.js";
import { fails, hangs, type ModelServer, says, startModelServer } from "./support/model-server.js";
import { CLASSIFICATION, REPLY, type SampleReport, sampleReport } from "./support/samples.js";
import { modelThatSays, type ScriptedModel } from "./support/scripted-model.js";

const SAMPLE: SampleReport = {
  parts: [
    ["prose", "It stalls."],
    ["environment", "CUDA 12.4"],
  ],
};
const report = sampleReport(SAMPLE);

describe("createModelReader", () => {
  it("gives the fused classification and the cited lines", async () => {
    const reading = await createModelReader({ client: modelThatSays(JSON.stringify(REPLY)) }).read(
      report,
      CLASSIFICATION,
      [],
    );
    expect(reading?.lines).toEqual([1]);
    expect(reading?.classification.symptoms[0]?.id).toBe("system-hang");
    expect(reading?.classification.symptoms).toHaveLength(6);
  });

  it("does not let the model cite lines that it was not shown", async () => {
    const client = modelThatSays(JSON.stringify({ ...REPLY, lines: [2, 1, 77] }));
    expect((await createModelReader({ client }).read(report, CLASSIFICATION, []))?.lines).toEqual([1]);
  });

  it("gives null and tells why where the model fails", async () => {
    const events: ReadingEvent[] = [];
    const reader = createModelReader({ client: modelThatSays("no"), onReading: (event) => events.push(event) });
    expect(await reader.read(report, CLASSIFICATION, [])).toBeNull();
    expect(events).toMatchObject([{ outcome: "invalid-reply", error: { kind: "invalid-reply" }, model: null }]);
  });

  it("gives null where something else fails", async () => {
    const events: ReadingEvent[] = [];
    const client: ModelClient = { model: "m", ask: () => Promise.reject(new RangeError("defect")) };
    const reader = createModelReader({ client, onReading: (event) => events.push(event) });
    expect(await reader.read(report, CLASSIFICATION, [])).toBeNull();
    expect(events).toMatchObject([{ outcome: "unexpected", error: { cause: { message: "defect" } } }]);
  });

  it("tells what a reading cost, and nothing of what was read", async () => {
    const events: ReadingEvent[] = [];
    const reader = createModelReader({
      client: modelThatSays(JSON.stringify(REPLY)),
      onReading: (event) => events.push(event),
    });
    await reader.read(report, CLASSIFICATION, []);
    expect(events).toEqual([
      {
        repo: "vllm-project/vllm",
        issue: 1,
        outcome: "answered",
        error: null,
        model: "m",
        format: "text",
        promptVersion: expect.any(Number),
        usage: { requests: 1, promptTokens: 5, completionTokens: 6 },
        durationMs: expect.any(Number),
      },
    ]);
  });

  it("marks the borders of each report differently", async () => {
    const client = modelThatSays(JSON.stringify(REPLY));
    const reader = createModelReader({ client });
    await reader.read(report, CLASSIFICATION, []);
    await reader.read(report, CLASSIFICATION, []);
    const marks = client.prompts.map(({ user }) => /<<<REPORT (\w{24})\n/.exec(user)?.[1]);
    expect(new Set(marks).size).toBe(2);
    expect(client.prompts[0]?.system).toBe(client.prompts[1]?.system);
  });

  it("sends no secret of the report", async () => {
    const client = modelThatSays(JSON.stringify(REPLY));
    const text = "export HF_TOKEN=hf_abcdefghijKLMNOPqrstUVWXyzABcdEFgh\nFile /home/annony/x.py from 52.0.25.199:80";
    await createModelReader({ client }).read(sampleReport({ parts: [["log", text]] }), CLASSIFICATION, []);
    expect(client.prompts[0]?.user).toContain("[redacted:hugging-face-token]");
    expect(JSON.stringify(client.prompts)).not.toMatch(/KLMNOP|annony|52\.0\.25/);
  });
});

/** A cache in memory, and every key that it was asked for. */
function memoryCache(): ReplyCache & { kept: Map<string, ModelReply>; asked: string[] } {
  const kept = new Map<string, ModelReply>();
  const asked: string[] = [];
  return {
    kept,
    asked,
    async find(key) {
      asked.push(key);
      return kept.get(key) ?? null;
    },
    async keep(key, reply) {
      kept.set(key, reply);
    },
  };
}

describe("createModelReader with a cache", () => {
  const endpoint = "http://127.0.0.1:8000/v1";

  it("asks once for the same issue, and reads the same the second time", async () => {
    const client = modelThatSays(JSON.stringify(REPLY));
    const events: ReadingEvent[] = [];
    const cache = { replies: memoryCache(), endpoint };
    const reader = createModelReader({ client, cache, onReading: (event) => events.push(event) });
    const first = await reader.read(report, CLASSIFICATION, []);
    const second = await reader.read(report, CLASSIFICATION, []);
    expect(client.prompts).toHaveLength(1);
    expect(second).toEqual(first);
    expect(events.map(({ outcome, usage }) => [outcome, usage.requests])).toEqual([
      ["answered", 1],
      ["cached", 0],
    ]);
  });

  it("keeps what was checked, and no word of the model", async () => {
    const replies = memoryCache();
    const client = modelThatSays(
      `SECRET THOUGHT ${JSON.stringify({ ...REPLY, why: "SECRET THOUGHT", lines: [1, 99] })}`,
    );
    await createModelReader({ client, cache: { replies, endpoint } }).read(report, CLASSIFICATION, []);
    expect([...replies.kept.values()]).toEqual([REPLY]);
  });

  it.each<[string, (change: Change) => void]>([
    ["another title", (change) => Object.assign(change, { report: sampleReport({ ...SAMPLE, title: "Other" }) })],
    ["another line", (change) => Object.assign(change, { report: sampleReport({ parts: [["prose", "It spins."]] }) })],
    ["another model", (change) => Object.assign(change.client, { model: "n" })],
    ["another endpoint", (change) => Object.assign(change, { endpoint: "http://127.0.0.1:9000/v1" })],
    [
      "another embedded classification",
      (change) => Object.assign(change, { classification: { ...CLASSIFICATION, phases: [] } }),
    ],
  ])("asks again for %s", async (_what, alter) => {
    const replies = memoryCache();
    const change: Change = {
      report,
      classification: CLASSIFICATION,
      client: modelThatSays(JSON.stringify(REPLY)),
      endpoint,
    };
    for (const step of [() => {}, alter]) {
      step(change);
      const reader = createModelReader({ client: change.client, cache: { replies, endpoint: change.endpoint } });
      await reader.read(change.report, change.classification, []);
    }
    expect(change.client.prompts).toHaveLength(2);
    expect(new Set(replies.asked).size).toBe(2);
  });

  it("does not look before the endpoint has named the model that it takes", async () => {
    const replies = memoryCache();
    const client = { ...modelThatSays(JSON.stringify(REPLY)), model: undefined };
    await createModelReader({ client, cache: { replies, endpoint } }).read(report, CLASSIFICATION, []);
    expect(replies.asked).toEqual([]);
    expect(replies.kept.size).toBe(1);
  });

  it("goes on without a cache that fails, and says so", async () => {
    const failures: unknown[] = [];
    const fail = () => Promise.reject(new Error("database down"));
    const reader = createModelReader({
      client: modelThatSays(JSON.stringify(REPLY)),
      cache: { replies: { find: fail, keep: fail }, endpoint },
      onCacheFailure: (error) => failures.push(error),
    });
    expect(await reader.read(report, CLASSIFICATION, [])).not.toBeNull();
    expect(failures).toMatchObject([{ message: "database down" }, { message: "database down" }]);
  });
});

interface Change {
  report: IssueReport;
  classification: Classification;
  client: ScriptedModel;
  endpoint: string;
}

function clientOf({ baseURL }: ModelServer): ModelClient {
  return createModelClient({ baseURL, model: "m" });
}

describe("createModelReader with an endpoint", () => {
  it("reads through a server that takes only json_object and fences its answer", async () => {
    const server = await startModelServer(
      fails(400, "json_schema is not supported"),
      says(`<think>a hang?</think>\n\`\`\`json\n${JSON.stringify(REPLY)}\n\`\`\``),
    );
    const reading = await createModelReader({ client: clientOf(server) }).read(report, CLASSIFICATION, []);
    await server.close();
    expect(reading?.lines).toEqual([1]);
    expect(reading?.classification.symptoms[0]?.id).toBe("system-hang");
  });

  it("leaves the embedded classification within the deadline when the server hangs", async () => {
    const server = await startModelServer(hangs());
    const events: ReadingEvent[] = [];
    const client = clientOf(server);
    const reader = createModelReader({ client, deadlineMs: 1000, onReading: (event) => events.push(event) });
    const start = performance.now();
    expect(await reader.read(report, CLASSIFICATION, [])).toBeNull();
    expect(performance.now() - start).toBeLessThan(10_000);
    await server.close();
    expect(events).toMatchObject([{ outcome: "timeout" }]);
  });
});
