import { describe, expect, it } from "@jest/globals";
import type { ModelClient } from "../../src/llm/endpoint/model-client.js";
import { ModelError } from "../../src/llm/endpoint/model-error.js";
import { createModelReader, MAX_REQUEST_TOKENS, prepareRequest } from "../../src/llm/model-reader.js";
import { loadPrompt, type Prompt } from "../../src/llm/request/prompt.js";
import { loadTokenCounter } from "../../src/llm/request/token-counter.js";
import { fails, hangs, says, startModelServer } from "./support/model-server.js";
import { CLASSIFICATION, REPLY, sampleReport } from "./support/samples.js";

/** A model that says this, and what it was asked. */
function modelThatSays(text: string): ModelClient & { prompts: Prompt[] } {
  const prompts: Prompt[] = [];
  return {
    prompts,
    async ask(prompt, parse) {
      prompts.push(prompt);
      const value = parse(text);
      if (value === null) throw new ModelError("invalid-reply", "no");
      return { value, model: "m", format: "text", promptTokens: 5, completionTokens: 6 };
    },
  };
}

const report = sampleReport({
  parts: [
    ["prose", "It stalls."],
    ["environment", "CUDA 12.4"],
  ],
});

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
    const failures: string[] = [];
    const config = { client: modelThatSays("no"), onFailure: (error: ModelError) => failures.push(error.kind) };
    expect(await createModelReader(config).read(report, CLASSIFICATION, [])).toBeNull();
    expect(failures).toEqual(["invalid-reply"]);
  });

  it("gives null where something else fails", async () => {
    const failures: ModelError[] = [];
    const client: ModelClient = { ask: () => Promise.reject(new RangeError("defect")) };
    const reader = createModelReader({ client, onFailure: (error) => failures.push(error) });
    expect(await reader.read(report, CLASSIFICATION, [])).toBeNull();
    expect(failures).toMatchObject([{ kind: "unexpected", cause: { message: "defect" } }]);
  });

  it("tells what a reading cost", async () => {
    const usages: unknown[] = [];
    const reader = createModelReader({
      client: modelThatSays(JSON.stringify(REPLY)),
      onReading: (usage) => usages.push(usage),
    });
    await reader.read(report, CLASSIFICATION, []);
    expect(usages).toMatchObject([
      { model: "m", promptTokens: 5, completionTokens: 6, promptVersion: expect.any(Number) },
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

describe("createModelReader with an endpoint", () => {
  it("reads through a server that takes only json_object and fences its answer", async () => {
    const server = await startModelServer(
      fails(400, "json_schema is not supported"),
      says(`<think>a hang?</think>\n\`\`\`json\n${JSON.stringify(REPLY)}\n\`\`\``),
    );
    const reading = await createModelReader({ baseURL: server.baseURL, model: "m" }).read(report, CLASSIFICATION, []);
    await server.close();
    expect(reading?.lines).toEqual([1]);
    expect(reading?.classification.symptoms[0]?.id).toBe("system-hang");
  });

  it("leaves the embedded classification within the deadline when the server hangs", async () => {
    const server = await startModelServer(hangs());
    const failures: string[] = [];
    const config = { baseURL: server.baseURL, model: "m", deadlineMs: 300 };
    const reader = createModelReader({ ...config, onFailure: (error) => failures.push(error.kind) });
    expect(await reader.read(report, CLASSIFICATION, [])).toBeNull();
    await server.close();
    expect(failures).toEqual(["timeout"]);
  });
});

describe("prepareRequest", () => {
  it("stays within 6,000 tokens for the longest report and the greatest budget", async () => {
    const countTokens = await loadTokenCounter();
    const long = Array.from(
      { length: 3000 },
      (_, i) => `${i.toString(36).replace(/\d/g, "q")} 混合 text ::: \\u00e9 and more`,
    ).join("\n");
    const evidence = Array.from({ length: 20 }, (_, i) => {
      return {
        signal: `some-long-signal-name-${i}`,
        part: "log",
        startLine: 65_000 + i,
        endLine: 65_000 + i,
        quote: "",
      } as const;
    });
    const request = prepareRequest(await loadPrompt(), {
      report: sampleReport({ parts: [["prose", long]] }),
      classification: CLASSIFICATION,
      evidence,
      nonce: "0123456789abcdef01234567",
      budget: 100_000,
      countTokens,
    });
    expect(countTokens(`${request.system}\n${request.user}`)).toBeLessThanOrEqual(MAX_REQUEST_TOKENS);
    expect(request.lines.length).toBeGreaterThan(20);
  });
});
