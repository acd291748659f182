import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { outputsOf } from "../../src/action/outputs.js";
import { readActionEvent, WorkflowError } from "../../src/action/read-event.js";
import { readSettings } from "../../src/action/read-settings.js";
import { renderSummary } from "../../src/action/render-summary.js";
import { triageEvent } from "../../src/action/triage-event.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { createWorkflowGitHub } from "../../src/github/workflow-github.js";
import { createTriager } from "../../src/triage.js";
import { PERSON, serveWorkflow, type WorkflowServer } from "./workflow-github.js";

const triager = createTriager({ weights: readWeights(), model: null });
const ISSUE = { repo: "o/r", number: 1 };

let github: WorkflowServer;
beforeEach(async () => {
  github = await serveWorkflow("llama-server crashes", "It ends with `Segmentation fault (core dumped)`.");
});
afterEach(() => github.close());

async function triage(isDryRun = false) {
  const workflow = createWorkflowGitHub({ token: "ghs_token", baseUrl: github.url }, pino({ level: "silent" }));
  const read = await readSettings(workflow.github, ISSUE.repo);
  const result = await triageEvent(ISSUE, { ...workflow, triager, settings: read.settings, isDryRun });
  const summary = renderSummary(ISSUE, result, { problems: read.problems, gates: null });
  return { ...read, result, summary };
}

test("an issue is labelled, and the run's page says so", async () => {
  const { result, summary, problems } = await triage();
  expect(problems).toEqual([]);
  expect(outputsOf(result)).toMatchObject({ outcome: "done", kind: "malfunction", symptom: "crash" });
  expect(github.issue.labels).toContain("symptom: crash");
  expect(summary).toContain("`o/r#1`");
  expect(summary).toContain("symptom: crash");
});

test.each([
  ["closed", { state: "closed" }, "the issue is closed"],
  ["locked", { locked: true }, "the issue is locked"],
])("an issue that is %s by the time of the run is left alone", async (_, change, reason) => {
  Object.assign(github.issue, change);
  const { result, summary } = await triage();
  expect(result).toEqual({ kind: "skipped", reason });
  expect(summary).toContain(`Nothing to do: \`${reason}\``);
  expect(github.writes).toEqual([]);
});

test("an issue that the repository ignores, or all of them, is left alone", async () => {
  github.files.set("o/r", "ignore:\n  titles: [crashes]\n");
  expect((await triage()).result).toMatchObject({ kind: "skipped" });
  github.files.set("o/r", "mode: off\n");
  expect((await triage()).result).toMatchObject({ kind: "skipped", reason: "the repository's mode is off" });
  expect(github.writes).toEqual([]);
});

test("with a wrong file nothing is written, and the page says where it is wrong", async () => {
  github.files.set("o/r", "mood: label\n");
  const { problems, summary } = await triage();
  expect(problems).toEqual([expect.stringContaining("o/r: .github/engine-triage.yml:1:1: mood: unknown key")]);
  expect(summary).toContain("The configuration is wrong");
  expect(github.writes).toEqual([]);
});

const payload = (change: object) =>
  JSON.stringify({
    action: "opened",
    repository: { full_name: "o/r" },
    sender: PERSON,
    issue: { number: 1, locked: false, user: PERSON },
    ...change,
  });

test.each([
  ["an opened issue", {}, { kind: "triage", ...ISSUE }],
  ["a label", { action: "labeled" }, { kind: "ignored", reason: "action" }],
  ["an edit of a milestone", { action: "edited", changes: {} }, { kind: "ignored", reason: "nothing-asked" }],
  ["an edit of the body", { action: "edited", changes: { body: { from: "" } } }, { kind: "triage", ...ISSUE }],
  ["a transferred issue", { changes: { old_issue: {} } }, { kind: "ignored", reason: "transferred" }],
  ["a bot", { sender: { login: "x[bot]", type: "Bot" } }, { kind: "ignored", reason: "bot" }],
])("the event of %s asks for what the App's would", (_, change, request) => {
  expect(readActionEvent("issues", payload(change))).toEqual(request);
});

test.each([
  ["pull_request", payload({}), 'the event is "pull_request"'],
  ["issues", "{", "is no JSON"],
  ["issues", "{}", "is no payload of an issue"],
])("a workflow on %s with %s is told what is wrong", (name, text, message) => {
  expect(() => readActionEvent(name, text)).toThrow(WorkflowError);
  expect(() => readActionEvent(name, text)).toThrow(message);
});
