import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { decisionSchema } from "../../src/decide/decision.js";
import { MAIN, ROOT, run } from "./support/run-command.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(60_000);

const CRASH = {
  repo: "vllm-project/vllm",
  number: 1,
  title: "[Bug]: crash",
  body: "```\nSegmentation fault (core dumped)\n```",
};

test("triage --json prints one valid decision a line, in input order", async () => {
  const lines = [CRASH, { ...CRASH, number: 2, body: null }, { ...CRASH, number: 3, title: "🔥", body: "🔥🔥" }];
  const { code, stdout, stderr } = await run(
    ["triage", "--json", "--no-llm"],
    lines.map((line) => JSON.stringify(line)).join("\n"),
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const decisions = stdout
    .trimEnd()
    .split("\n")
    .map((line) => decisionSchema.parse(JSON.parse(line)));
  expect(decisions.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test("triage for people shows labels, evidence with line numbers, and the comment", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "triage-")), "issue.md");
  writeFileSync(file, `# ${CRASH.title}\n\n${CRASH.body}\n`);
  const { code, stdout } = await run(["triage", file, "--repo", "vllm-project/vllm"]);
  expect(code).toBe(0);
  expect(stdout).toContain("labels     symptom: crash");
  expect(stdout).toMatch(/line 2 +segmentation-fault +Segmentation fault \(core dumped\)/);
  expect(stdout).toContain("**Checks that tell the causes apart**");
});

test("terminal escapes in an issue never reach the terminal", async () => {
  const markdown = "# \u001b]0;owned\u0007title\n\nSegmentation fault \u001b[31mred\u202e\n";
  const json = JSON.stringify({ ...CRASH, repo: "o/r\u001b]0;owned\u0007" });
  for (const { stdout } of await Promise.all([run(["triage"], markdown), run(["triage"], json)])) {
    expect(stdout).toContain("Segmentation fault");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\u0007\u001b\u202e]/);
  }
});

test.each(["stdout", "stderr"] as const)("a reader of %s that has seen enough is no error", async (name) => {
  // Several times what a pipe holds (64 KB), or all could be written before the reader goes: decisions have kilobytes,
  // an error has some hundred bytes.
  const lines = name === "stdout" ? Array(400).fill(JSON.stringify(CRASH)) : Array(5_000).fill("{}");
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, "triage", "--json"], { cwd: ROOT });
  const other = { stdout: child.stderr, stderr: child.stdout }[name];
  let said = "";
  other.on("data", (chunk) => {
    said += String(chunk);
  });
  child[name].once("data", () => child[name].destroy());
  child.stdin.on("error", () => {});
  child.stdin.end(lines.join("\n"));
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ code, said }).toEqual({ code: 0, said: "" });
});

test("unreadable input ends with 2 and says where, the rest is triaged", async () => {
  const { code, stdout, stderr } = await run(["triage", "--json"], `${JSON.stringify(CRASH)}\n{"title": \n`);
  expect(code).toBe(2);
  expect(stdout.trimEnd().split("\n")).toHaveLength(1);
  expect(stderr).toMatch(/^engine-triage: standard input:2: not JSON/);
});

test("a model endpoint that is no URL is refused before anything is read", async () => {
  const { code, stderr } = await run(["triage", "--json"], JSON.stringify(CRASH), { OPENAI_BASE_URL: "not a url" });
  expect(code).toBe(2);
  expect(stderr).toContain("OPENAI_BASE_URL is not an http(s) URL");
});

test("a model variable that is set to nothing, as in .env.example, is not set", async () => {
  const env = { OPENAI_API_KEY: "", OPENAI_BASE_URL: "", OPENAI_MODEL: "" };
  const { code, stdout, stderr } = await run(["triage", "--json"], JSON.stringify(CRASH), env);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(decisionSchema.parse(JSON.parse(stdout)).source).toBe("embedded");
});

test("an endpoint that is down leaves the embedded decision and a word on stderr", async () => {
  const { code, stdout, stderr } = await run(["triage", "--json"], JSON.stringify(CRASH), {
    OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
    OPENAI_MODEL: "local",
  });
  expect(code).toBe(0);
  expect(decisionSchema.parse(JSON.parse(stdout)).source).toBe("embedded");
  expect(stderr).toContain("the embedded decision stands");
});

test("serve refuses to start without its secret and says which variable is missing", async () => {
  const { code, stderr } = await run(["serve"]);
  expect(code).toBe(2);
  expect(stderr).toContain("WEBHOOK_SECRET");
});

/** For tests that start several commands: on two busy cores each may take seconds. */
const SEVERAL_RUNS = 30_000;

test(
  "eval prints figures with intervals, gives them as JSON and as a page, and names a line that is no labelled issue",
  async () => {
    const labels = { kind: "malfunction", phase: "inference-serving", symptoms: ["crash"], subtype: null };
    const rest = { components: [], causes: ["misused-api"], symptom_confidence: 90, cause_confidence: 50, needs: [] };
    const folder = mkdtempSync(join(tmpdir(), "triage-"));
    const file = join(folder, "labelled.jsonl");
    const page = join(folder, "page.html");
    writeFileSync(file, `${JSON.stringify({ ...CRASH, labels: { ...labels, ...rest } })}\n`);
    const [good, json] = await Promise.all([run(["eval", file]), run(["eval", file, "--json", "--html", page])]);
    expect(good.stdout).toMatch(/symptom accuracy +│ 1\.000 +\(1\.000 to 1\.000\)/);
    expect(JSON.parse(json.stdout)).toMatchObject({
      file: { name: "labelled.jsonl" },
      figures: { issues: 1, symptom: { accuracy: 1 } },
      intervals: { symptomAccuracy: [1, 1], componentFirst: null },
    });
    const written = readFileSync(page, "utf8");
    expect(written).toContain("</html>");
    expect(written).not.toContain("Segmentation fault");
    expect(written).not.toContain(folder);
    writeFileSync(file, `${JSON.stringify({ ...CRASH, labels: { ...labels, ...rest, kind: "bug" } })}\n`);
    const bad = await run(["eval", file]);
    expect(bad.code).toBe(2);
    expect(bad.stderr).toMatch(/labelled\.jsonl:1: .*kind/s);
  },
  SEVERAL_RUNS,
);

test(
  "eval of a file without issues is an error",
  async () => {
    const file = join(mkdtempSync(join(tmpdir(), "triage-")), "empty.jsonl");
    writeFileSync(file, "\n");
    const { code, stdout, stderr } = await run(["eval", file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/empty\.jsonl: holds no labelled issue/);
  },
  SEVERAL_RUNS,
);
