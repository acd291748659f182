import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { PERSON, serveWorkflow, type WorkflowServer } from "../action/workflow-github.js";
import { readIssueFile } from "../fixtures/read-issue-file.js";
import { run } from "./support/run-command.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(120_000);

const examples = z
  .array(z.object({ name: z.string(), examples: z.array(z.looseObject({ action: z.string().optional() })) }))
  .parse(createRequire(import.meta.url)("@octokit/webhooks-examples"));
const opened = z
  .looseObject({ issue: z.looseObject({}), sender: z.looseObject({}), repository: z.looseObject({}) })
  .parse(examples.find(({ name }) => name === "issues")?.examples.find(({ action }) => action === "opened"));

const { title, body } = readIssueFile("test/fixtures/issues/llama-cpp-android-sigill.md", "o/r");
let folder: string;
let github: WorkflowServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "action-"));
  github = await serveWorkflow(title, body);
});
afterEach(async () => {
  await github.close();
  await rm(folder, { recursive: true });
});

/** Runs the action on an event, as GitHub's runner would. */
async function runAction(change: Record<string, unknown> = {}, env: NodeJS.ProcessEnv = {}) {
  const event = {
    ...opened,
    repository: { ...opened.repository, full_name: "o/r" },
    issue: { ...opened.issue, number: 1, user: PERSON },
    sender: PERSON,
    ...change,
  };
  const at = (name: string) => join(folder, name);
  await Promise.all([
    writeFile(at("event.json"), JSON.stringify(event)),
    writeFile(at("outputs"), ""),
    writeFile(at("summary"), ""),
  ]);
  const ran = await run(["action"], "", {
    GITHUB_EVENT_NAME: "issues",
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_API_URL: github.url,
    GITHUB_TOKEN: "ghs_token",
    GITHUB_OUTPUT: at("outputs"),
    GITHUB_STEP_SUMMARY: at("summary"),
    ...env,
  });
  const text = await readFile(at("outputs"), "utf8");
  const outputs = Object.fromEntries(
    [...text.matchAll(/^(\w+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
  );
  return { ...ran, outputs, summary: await readFile(at("summary"), "utf8") };
}

test("an opened issue gets labels and one comment; the same event again changes nothing", async () => {
  const first = await runAction();
  expect(first).toMatchObject({ code: 0, stderr: "" });
  expect(first.outputs).toMatchObject({ outcome: "done", kind: "malfunction", symptom: "crash", commented: "true" });
  expect(JSON.parse(first.outputs.labels ?? "")).toEqual(github.issue.labels);
  expect(github.issue.labels).toContain("symptom: crash");
  expect(github.comments).toHaveLength(1);
  expect(first.summary).toContain("| family | first | probability | gate | label |");
  expect(first.summary).toContain(github.comments[0]?.body);
  expect(github.tokens).toEqual(new Set(["token ghs_token"]));
  const before = github.writes.length;
  const second = await runAction({ action: "edited", changes: { body: { from: "" } } });
  expect(second.outputs).toMatchObject({ outcome: "done", labels: first.outputs.labels });
  expect(github.writes.slice(before)).toEqual([]);
});

test("a label that a person took off stays off, a family that a person set stays theirs, a deleted comment stays away", async () => {
  await runAction();
  github.issue.labels = ["backend: cpu"];
  github.events.push({ event: "unlabeled", actor: PERSON, label: { name: "symptom: crash" } });
  github.events.push({ event: "labeled", actor: PERSON, label: { name: "backend: cpu" } });
  github.comments.length = 0;
  github.events.push({ event: "comment_deleted", actor: PERSON });
  const before = github.writes.length;
  expect((await runAction({ action: "reopened" })).outputs).toMatchObject({ commented: "false" });
  expect(github.issue.labels.filter((name) => /^(symptom|backend): /.test(name))).toEqual(["backend: cpu"]);
  expect(github.writes.slice(before).filter((write) => write.includes("comments"))).toEqual([]);
});

test("a dry run says everything and writes nothing", async () => {
  const { code, outputs, summary } = await runAction({}, { DRY_RUN: "true" });
  expect(code).toBe(0);
  expect(github.writes).toEqual([]);
  expect(outputs.labels).toContain("symptom: crash");
  expect(summary).toContain("Dry run, nothing was written");
});

test("the organisation's file holds where the repository has none; a wrong file stops all writing and is told", async () => {
  github.files.set("o/.github", "mode: label\n");
  expect((await runAction()).outputs).toMatchObject({ outcome: "done", commented: "false" });
  expect(github.comments).toEqual([]);
  const before = github.writes.length;
  github.files.set("o/r", "mood: label\n");
  const { code, stdout, summary } = await runAction({ action: "reopened" });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^::error::engine-triage: o\/r: \.github\/engine-triage\.yml:1:1: mood: unknown key/m);
  expect(summary).toContain("The configuration is wrong");
  expect(github.writes.slice(before)).toEqual([]);
});

test.each([
  ["bots", { sender: { login: "x[bot]", type: "Bot" } }],
  ["other actions", { action: "labeled" }],
  ["edits of a milestone", { action: "edited", changes: {} }],
  ["issues from another repository", { changes: { old_issue: {} } }],
])("%s ask for nothing, not even a read", async (_, change) => {
  expect(await runAction(change)).toMatchObject({ code: 0, outputs: { outcome: "skipped" } });
  expect(github.tokens.size).toBe(0);
});

test("a token that may not write ends the run with what to change", async () => {
  github.refusals.push(403);
  const { code, stdout, outputs } = await runAction();
  expect(code).toBe(1);
  expect(stdout).toContain("give the job the permissions issues: write and contents: read");
  expect(outputs).toMatchObject({ outcome: "failed", labels: "[]" });
});

test("nothing that an issue says reaches the runner as a command", async () => {
  github.issue.title = "::set-output name=x::y";
  github.issue.body = `${body}\n::error::pwned\n<img src=x>`;
  const { stdout, stderr, summary } = await runAction();
  expect(stdout + stderr).not.toMatch(/set-output|pwned/);
  expect(summary).toContain("Title: `::set-output name=x::y`");
  expect(summary).not.toContain("<img");
});
