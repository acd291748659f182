import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { readWeightsFile } from "../../src/classify/embedded-weights.js";
import { exportCorrectionsMain } from "../../src/cli/corrections/export-main.js";
import { evalMain } from "../../src/cli/eval/eval-main.js";
import { trainMain } from "../../src/cli/train-main.js";
import { recordCorrection } from "../../src/store/corrections.js";
import { changeOrders } from "../../src/store/orders.js";
import { recordTriage } from "../../src/store/triages.js";
import { deleteWords } from "../../src/store/verdicts.js";
import { readLabelledIssues } from "../../src/training/labelled-issue.js";
import { decision } from "../app/support/triager.js";
import { answering, apiIssue, type GitHubApi, serveApi } from "../backtest/support/github-api.js";
import { type CapturedOutput, captureOutput } from "./support/captured-output.js";
import { type CommandDatabase, commandDatabase } from "./support/command-database.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const TOKEN = `ghp_${"a1B2".repeat(9)}`;
const CRASH = decision({
  kind: { id: "malfunction", p: 0.9 },
  symptoms: [{ id: "crash", p: 0.8 }],
  causes: [{ id: "misconfiguration", p: 0.5 }],
  labels: ["symptom: crash"],
});

const READABLE = answering(200, {}, { full_name: "o/r" });

let folder: string;
let api: GitHubApi;
let written: CapturedOutput;
let database: CommandDatabase;
const before = { ...process.env };

beforeAll(async () => {
  database = await commandDatabase();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "export-"));
  api = await serveApi();
  delete process.env.DATABASE_URL;
  Object.assign(process.env, database.variables, { GITHUB_API_URL: api.url, GITHUB_TOKEN: "read-only" });
  written = captureOutput();
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...before };
  await api.close();
  await rm(folder, { recursive: true, force: true });
  await database.use((opened) => deleteWords(opened, { repo: "o/r" }));
});

/** Records these commands, one an issue, on decisions that it is a crash, and puts the issues on GitHub. */
async function said(commands: Readonly<Record<number, string>>): Promise<void> {
  await database.use(async (opened) => {
    for (const [number, command] of Object.entries(commands)) {
      const key = { repo: "o/r", issue: Number(number) };
      await recordCorrection(opened, { ...key, comment: 1 }, { ordinal: 0, person: 7, command, decision: CRASH });
      await changeOrders(opened, key, { notABug: command === "/triage not-a-bug" });
      const text = { title: `Server hangs ${number}`, body: `It hangs.\nexport HF_TOKEN=${TOKEN}` };
      api.issues.push(apiIssue(key.issue, text));
    }
  });
}

const cache = (): string => join(folder, "cache");
const file = (): string => join(folder, "corrections.jsonl");
const exported = () => exportCorrectionsMain("o/r", { out: file(), cache: cache() });

describe("an export of corrections", () => {
  test("gives each issue's last words with its text, without secrets, for its owner alone", async () => {
    await said({ 4: "/triage symptom:system-hang", 5: "/triage cause:misused-api", 6: "/triage not-a-bug" });
    expect(await exported()).toBe(0);
    const issues = readLabelledIssues(file());
    expect(issues.map(({ issue, labels }) => [issue.number, labels.kind, labels.symptoms, labels.causes])).toEqual([
      [4, "malfunction", ["system-hang"], []],
      [5, "malfunction", [], ["misused-api"]],
      [6, expect.stringMatching(/^(?:question|feature-request|documentation|other)$/), [], []],
    ]);
    expect(issues[0]).toMatchObject({
      issue: { repo: "o/r", title: "Server hangs 4", body: expect.stringContaining("It hangs.") },
      labels: { phase: null, symptom_confidence: 100, cause_confidence: null },
    });
    expect(issues[0]?.labels).not.toHaveProperty("subtype");
    expect(await readFile(file(), "utf8")).not.toContain(TOKEN);
    expect((await stat(file())).mode & 0o077).toBe(0);
    expect(written.errors).toContain("3 issues exported\n");
    expect(api.requests.map(({ method, path, token }) => [method, path, token])).toContainEqual([
      "GET",
      "/repos/o/r/issues/5",
      "Bearer read-only",
    ]);
  });

  test("goes to standard output without a file, and nothing else does", async () => {
    await said({ 4: "/triage symptom:system-hang" });
    expect(await exportCorrectionsMain("o/r", { cache: cache() })).toBe(0);
    expect(JSON.parse(written.out)).toMatchObject({ number: 4, labels: { symptoms: ["system-hang"] } });
  });

  test("names what is gone, moved or a pull request, and keeps the rest", async () => {
    await said(Object.fromEntries([1, 2, 3, 4, 5].map((number) => [number, "/triage symptom:system-hang"])));
    api.issues.splice(0, 1);
    api.issues[3] = apiIssue(5, { pull_request: { url: "x" } });
    api.misbehave(
      READABLE,
      answering(404),
      answering(410),
      answering(301, { location: "https://elsewhere.example/issues/3" }),
    );
    expect(await exported()).toBe(0);
    expect(readLabelledIssues(file()).map(({ issue }) => issue.number)).toEqual([4]);
    expect(written.errors).toMatch(
      /o\/r#1 is not there.*\n.*o\/r#2 was deleted.*\n.*o\/r#3 was transferred.*\n.*o\/r#5 is a pull/,
    );
  });

  test("that breaks off leaves nothing half-written, and goes on where it was", async () => {
    await said({ 4: "/triage symptom:system-hang", 5: "/triage symptom:system-hang" });
    await writeFile(file(), "earlier\n");
    api.misbehave(
      READABLE,
      (_request, response) => {
        response.writeHead(200).end(JSON.stringify(api.issues[0]));
      },
      answering(401),
    );
    expect(await exported()).toBe(2);
    expect(written.errors).toContain("GITHUB_TOKEN");
    expect(await readFile(file(), "utf8")).toBe("earlier\n");
    expect((await readdir(folder)).sort()).toEqual(["cache", "corrections.jsonl"]);
    api.requests.length = 0;
    expect(await exported()).toBe(0);
    expect(readLabelledIssues(file())).toHaveLength(2);
    expect(api.requests.map(({ path }) => path)).toEqual(["/repos/o/r/issues/5"]);
  });

  test("finds the repository by its name in any case", async () => {
    await said({ 4: "/triage symptom:system-hang" });
    const triage = {
      delivery: "d4",
      installation: 1,
      repo: "o/r",
      issue: 4,
      outcome: "done",
      decision: CRASH,
    } as const;
    await database.use((opened) => recordTriage(opened, triage));
    expect(await exportCorrectionsMain("O/R", { out: file(), cache: cache() })).toBe(0);
    expect(readLabelledIssues(file()).map(({ issue }) => issue.repo)).toEqual(["o/r"]);
  });

  test("of nothing to learn from says so, without a call", async () => {
    await said({});
    expect(await exported()).toBe(1);
    expect([written.errors, api.requests]).toEqual([expect.stringContaining("nothing to export"), []]);
  });

  test("of issues none of which can be read says what to do, and writes nothing", async () => {
    await said({ 4: "/triage symptom:system-hang" });
    api.issues.length = 0;
    expect(await exported()).toBe(2);
    expect(written.errors).toContain("none of the issues of o/r can be read; set GITHUB_TOKEN");
    await expect(stat(file())).rejects.toThrow();
  });

  test.each([
    [[answering(404)], "GitHub knows no repository o/r, or GITHUB_TOKEN holds no token that may read it", 1],
    [
      [answering(301, { location: "/repositories/77" }), answering(200, {}, { full_name: "o/new" })],
      "o/r was renamed or moved to o/new: name it so",
      2,
    ],
    [
      [answering(301, { location: "/repositories/77" }), answering(404)],
      "o/r was renamed or moved; where it is cannot be read",
      2,
    ],
    [[answering(301, { location: "https://elsewhere.example/" })], "o/r was renamed or moved; where it is cannot", 1],
    [[answering(401)], "GitHub does not take the token of GITHUB_TOKEN", 1],
  ])("of a repository that cannot be read asks for none of its issues (%#)", async (answers, message, calls) => {
    await said({ 4: "/triage symptom:system-hang", 5: "/triage symptom:system-hang" });
    api.misbehave(...answers);
    expect(await exported()).toBe(2);
    expect(written.errors).toContain(`engine-triage: ${message}`);
    expect(api.requests.map(({ path }) => path)).toEqual(["/repos/o/r", "/repositories/77"].slice(0, calls));
    await expect(stat(file())).rejects.toThrow();
  });

  test("cannot be written where there is no folder, which is told", async () => {
    await said({ 4: "/triage symptom:system-hang" });
    expect(await exportCorrectionsMain("o/r", { out: join(folder, "none", "x.jsonl"), cache: cache() })).toBe(2);
    expect(written.errors).toMatch(/engine-triage: .*ENOENT/);
  });

  test("without a database says where it was looked for", async () => {
    delete process.env.DATABASE_URL;
    process.env.DATA_DIR = join(folder, "none");
    expect(await exported()).toBe(2);
    expect(written.errors).toContain("there is no database in");
  });
});

test("eval measures an export, and train learns from one", async () => {
  const commands = { 4: "/triage symptom:system-hang", 5: "/triage cause:misused-api", 6: "/triage not-a-bug" };
  await said(commands);
  expect(await exported()).toBe(0);
  const options = { json: true, verbose: false, llm: false };
  expect(await evalMain(file(), options)).toBe(0);
  const { figures } = JSON.parse(written.out);
  expect(figures).toMatchObject({ issues: 3, malfunctions: 2 });
  // Nobody knows the symptom of the issue whose cause was corrected: no label is held against it.
  expect(figures.curves.cause.at(-1)?.labels ?? 0).toBeLessThanOrEqual(2);
  const corpus = ["train", "dev", "unlabelled"].map((name) => join(folder, `${name}.jsonl`));
  for (const path of corpus) await writeFile(path, await labelledReports());
  const weights = join(folder, "weights.json");
  expect(trainMain(folder, { out: weights, also: [file()] })).toBe(0);
  const { recipe, learnedFrom } = JSON.parse(await readFile(weights, "utf8"));
  expect(recipe).toMatchObject({
    trainedOn: "train.jsonl, dev.jsonl, unlabelled.jsonl, corrections.jsonl",
    issues: 3 * REPORTS + 3,
  });
  expect(learnedFrom.split(" ")).toHaveLength(3 * REPORTS + 3);
  expect(recipe.model).toBe(readWeightsFile().recipe.model);
});

const REPORTS = 12;

/** Issues with labels, half of them questions. */
async function labelledReports(): Promise<string> {
  const none = { phase: null, symptoms: [], subtype: null, components: [], causes: [] };
  const crash = {
    phase: "inference-serving",
    symptoms: ["crash"],
    subtype: null,
    components: ["operators"],
    causes: ["misconfiguration"],
  };
  return Array.from({ length: REPORTS }, (_, number) => {
    const isBug = number % 2 === 0;
    const labels = {
      kind: isBug ? "malfunction" : "question",
      ...(isBug ? crash : none),
      symptom_confidence: isBug ? 90 : null,
      cause_confidence: isBug ? 60 : null,
    };
    const title = isBug ? "Server crashes with a segmentation fault" : "How do I pass a chat template?";
    return `${JSON.stringify({ repo: "o/r", number: 100 + number, title, body: `Case ${number}.`, labels })}\n`;
  }).join("");
}
