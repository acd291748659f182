import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { issueOf, issuesOf } from "../llm/support/issues.js";
import { type ModelServer, says, startModelServer } from "../llm/support/model-server.js";
import { REPLY } from "../llm/support/samples.js";
import { run } from "./support/run-command.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(120_000);

let folder = "";
let recording = "";
let server: ModelServer;
let env: NodeJS.ProcessEnv = {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "model-commands-"));
  recording = join(folder, "recording");
  server = await startModelServer(says(JSON.stringify({ ...REPLY, symptoms: [{ id: "system-hang", p: 0.99 }] })));
  env = { OPENAI_BASE_URL: server.baseURL, OPENAI_MODEL: "m" };
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const LABELS = {
  kind: "malfunction",
  phase: "inference-serving",
  symptoms: ["system-hang"],
  subtype: null,
  components: [],
  causes: ["concurrency-issue"],
  symptom_confidence: 90,
  cause_confidence: 50,
};

/** A file of so many labelled issues, all hangs: the model of these tests is right about them. */
function labelledFile(count: number): string {
  const file = join(folder, `labelled-${count}.jsonl`);
  writeFileSync(
    file,
    issuesOf(count)
      .map((issue) => `${JSON.stringify({ ...issue, labels: LABELS })}\n`)
      .join(""),
  );
  return file;
}

test("triage with a recording replays to the same decisions with the server gone", async () => {
  const input = issuesOf(2)
    .map((issue) => JSON.stringify(issue))
    .join("\n");
  const recorded = await run(["triage", "--json", "--record", recording], input, env);
  expect(recorded).toMatchObject({ code: 0, stderr: "" });
  expect(recorded.stdout.match(/"source":"llm\+embedded"/g)).toHaveLength(2);
  expect(readdirSync(recording)).toHaveLength(2);
  await server.close();
  const replayed = await run(["triage", "--json", "--replay", recording], input);
  expect(replayed).toEqual(recorded);
});

test("triage ends with 2 and names the missing pair of a replay", async () => {
  const { code, stdout, stderr } = await run(["triage", "--json", "--replay", folder], JSON.stringify(issueOf(7)));
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/[0-9a-f]{64}\.json is missing: .*vllm-project\/vllm#7/);
});

test.each([
  [["triage", "--record", "x"], {}, /--record needs a model: set OPENAI_API_KEY/],
  [["triage", "--record", "x", "--replay", "y"], {}, /--record and --replay exclude each other/],
  [["triage", "--no-llm", "--replay", "x"], {}, /--no-llm excludes/],
  [["triage"], { LLM_CONCURRENCY: "0" }, /LLM_CONCURRENCY is not a whole number from 1 to 64/],
])("%j is refused with what to do", async (args, variables, message) => {
  const { code, stderr } = await run(args, JSON.stringify(issueOf(1)), variables);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test("eval --llm shows both figures side by side, and a replay of its recording shows the same", async () => {
  const file = labelledFile(5);
  const recorded = await run(["eval", file, "--record", recording], "", env);
  expect(recorded.code).toBe(0);
  expect(recorded.stdout).toContain("readings: 5 answered");
  expect(recorded.stdout).toContain("5 requests, 500 tokens of prompts, 50 of replies");
  expect(recorded.stdout).toMatch(/symptom accuracy +│ 0\.000 +│ 1\.000 +│ \+1\.000 +\(1\.000 to 1\.000\)/);
  expect(recorded.stderr).toContain("read by the model: 5 of 5");
  await server.close();
  const replayed = await run(["eval", file, "--replay", recording, "--json"]);
  expect(replayed.code).toBe(0);
  expect(JSON.parse(replayed.stdout)).toMatchObject({
    embedded: { figures: { issues: 5, symptom: { accuracy: 0 } } },
    fused: { figures: { issues: 5, symptom: { accuracy: 1 } } },
    differences: { symptomAccuracy: [1, 1] },
    model: { outcomes: { answered: 5 }, promptTokens: 500 },
  });
});

test("eval names the issues whose pairs are missing, after it tried all", async () => {
  await run(["eval", labelledFile(2), "--record", recording], "", env);
  const { code, stdout, stderr } = await run(["eval", labelledFile(4), "--replay", recording]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/vllm#3[\s\S]*vllm#4[\s\S]*2 issues could not be decided/);
  expect(stderr).not.toMatch(/vllm#1/);
});

test("eval --llm without an endpoint is refused, and eval without --llm calls none", async () => {
  const refused = await run(["eval", labelledFile(1), "--llm"]);
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/--llm needs a model/) });
  expect((await run(["eval", labelledFile(1)], "", env)).code).toBe(0);
  expect(server.requests).toEqual([]);
});

test("prompt prints what triage sends, message for message, and sends nothing", async () => {
  const input = JSON.stringify(issueOf(3));
  const printed = await run(["prompt", "--json"], input, env);
  expect(printed).toMatchObject({ code: 0, stderr: "" });
  expect(server.requests).toEqual([]);
  await run(["triage", "--json"], input, env);
  const withoutMark = (json: string) => json.replaceAll(/\b[0-9a-f]{24}\b/g, "");
  expect(JSON.parse(withoutMark(printed.stdout))).toEqual(
    JSON.parse(withoutMark(JSON.stringify(server.requests[0]?.body))),
  );
});

test("prompt for people shows the count of tokens, the parameters and both messages, redacted", async () => {
  const issue = { ...issueOf(3), body: "Token hf_abcdefghijKLMNOPqrstUVWXyzABcdEFgh. The server hangs." };
  const { code, stdout } = await run(["prompt"], JSON.stringify(issue));
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# \d{4} tokens .*prompt version \d/);
  expect(stdout).toContain('"temperature": 0');
  expect(stdout).toContain('"model": "gpt-4.1-mini"');
  expect(stdout).toMatch(/# System\nYou classify reports[\s\S]*# User\n[\s\S]*0\| Server stops after 3 requests/);
  expect(stdout).not.toContain("KLMNOP");
});
