import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import nock from "nock";
import { readWeights } from "../../../src/classify/embedded-weights.js";
import type { Decision } from "../../../src/decide/decision.js";
import { composeReplay } from "../../../src/llm/compose-model.js";
import { RecordingError } from "../../../src/llm/recording/recording-error.js";
import type { Issue } from "../../../src/report/issue-report.js";
import { createTriager, type Triager } from "../../../src/triage.js";
import { endpointAt, listener, triagerWith } from "../support/composed.js";
import { issueOf, issuesOf } from "../support/issues.js";
import { fails, refuses, says, startModelServer } from "../support/model-server.js";
import { REPLY } from "../support/samples.js";

// The first reading loads prompt, tokenizer and SDK: seconds on a busy machine.
jest.setTimeout(60_000);

let directory = "";

beforeEach(() => {
  nock.enableNetConnect("127.0.0.1");
  directory = mkdtempSync(join(tmpdir(), "recording-"));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function replayer() {
  const heard = listener();
  const { reader } = composeReplay(directory, endpointAt("http://127.0.0.1:9/v1"), heard.observer);
  return { ...heard, triager: createTriager({ weights: readWeights(), model: reader }) };
}

async function decide(triager: Triager, issues: readonly Issue[]): Promise<Decision[]> {
  return Promise.all(issues.map((issue) => triager.decide(issue)));
}

/** Records the decisions of a server that behaves in several ways, and closes it. */
async function record(issues: readonly Issue[], limits: { calls?: number } = {}) {
  const server = await startModelServer(
    fails(400, "json_schema is not supported"),
    says(`<think>a hang</think>\n\`\`\`json\n${JSON.stringify(REPLY)}\n\`\`\``),
    refuses(),
    says("no"),
    says(JSON.stringify({ ...REPLY, symptoms: [{ id: "crash", p: 0.9 }] })),
    fails(401, "no"),
    says(JSON.stringify({ ...REPLY, symptoms: [{ id: "unexpected-output", p: 0.9 }] })),
  );
  const endpoint = endpointAt(server.baseURL, { concurrency: 1 });
  const daily = { ...endpoint.daily, ...limits };
  const recorder = triagerWith({ ...endpoint, daily }, { recordTo: directory });
  const decisions = await decide(recorder.triager, issues);
  await server.close();
  return { decisions, readings: recorder.readings };
}

describe("a recorded run", () => {
  it("replays to the same decisions without a server, its failures included", async () => {
    const issues = issuesOf(6);
    const recorded = await record(issues, { calls: 5 });
    const outcomes = recorded.readings.map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(["answered", "answered", "answered", "declined", "over-budget", "refused"]);
    expect(readdirSync(directory)).toHaveLength(6);

    const { triager, readings } = replayer();
    expect(await decide(triager, issues)).toEqual(recorded.decisions);
    expect(readings.map(({ outcome }) => outcome).sort()).toEqual(outcomes);
    expect(new Set(recorded.decisions.map(({ source }) => source))).toEqual(new Set(["embedded", "llm+embedded"]));
  });

  it("holds request and reply as they were sent and read, without a secret of either", async () => {
    const secret = "hf_abcdefghijKLMNOPqrstUVWXyzABcdEFgh";
    const server = await startModelServer(says(`The token ${secret} is bad. ${JSON.stringify(REPLY)}`));
    const { triager } = triagerWith(endpointAt(server.baseURL), { recordTo: directory });
    const issue = issueOf(1);
    await triager.decide({ ...issue, body: `${issue.body}\nexport HF_TOKEN=${secret}` });
    await server.close();
    const [name = ""] = readdirSync(directory);
    expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
    const written = readFileSync(join(directory, name), "utf8");
    expect(written).not.toContain(secret);
    const pair = JSON.parse(written);
    const sent: { content: string }[] = Object(server.requests[0]?.body).messages;
    expect(pair.request.system).toBe(sent[0]?.content);
    expect(pair.request.user.replaceAll("0".repeat(24), "")).toBe(sent[1]?.content.replaceAll(/[0-9a-f]{24}/g, ""));
    expect(pair).toMatchObject({ model: "m", format: "json_schema", failure: null, usage: { promptTokens: 100 } });
    expect(pair.reply).toContain('"system-hang"');
  });
});

describe("a recording of equal issues", () => {
  it("gives both the first one's answer, as its replay does", async () => {
    const server = await startModelServer(says(JSON.stringify(REPLY)), refuses());
    const { triager } = triagerWith(endpointAt(server.baseURL), { recordTo: directory });
    const twins = [issueOf(1), issueOf(1)];
    const recorded = await decide(triager, twins);
    await server.close();
    expect(server.requests).toHaveLength(1);
    expect(recorded.map(({ source }) => source)).toEqual(["llm+embedded", "llm+embedded"]);
    expect(await decide(replayer().triager, twins)).toEqual(recorded);
  });
});

describe("a replay", () => {
  it("fails with the name of the issue and the file where a pair is missing", async () => {
    await record(issuesOf(1));
    const failure = await replayer()
      .triager.decide(issueOf(2))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RecordingError);
    expect(String(failure)).toMatch(/[0-9a-f]{64}\.json is missing: .*vllm-project\/vllm#2/);
  });

  it("fails on a file that is no pair", async () => {
    await record(issuesOf(1));
    const [name = ""] = readdirSync(directory);
    writeFileSync(join(directory, name), '{"schema":1}');
    await expect(replayer().triager.decide(issueOf(1))).rejects.toThrow(/no recorded pair/);
  });

  it("keeps the embedded decision where today's rules make nothing of a recorded reply", async () => {
    await record(issuesOf(1));
    const [name = ""] = readdirSync(directory);
    const path = join(directory, name);
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), reply: "no" }));
    const { triager, readings } = replayer();
    expect((await triager.decide(issueOf(1))).source).toBe("embedded");
    expect(readings).toMatchObject([{ outcome: "invalid-reply" }]);
  });
});

describe("a recording", () => {
  it("fails where it cannot be written", async () => {
    writeFileSync(join(directory, "file"), "");
    const server = await startModelServer(says(JSON.stringify(REPLY)));
    const { triager } = triagerWith(endpointAt(server.baseURL), { recordTo: join(directory, "file") });
    await expect(triager.decide(issueOf(1))).rejects.toThrow(/cannot be written/);
    await server.close();
  });
});
