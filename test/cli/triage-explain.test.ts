import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { triageMain } from "../../src/cli/triage-main.js";
import { keepConfiguration } from "../../src/store/configuration-files.js";
import { recordCorrection } from "../../src/store/corrections.js";
import { vetoLabel } from "../../src/store/people-say.js";
import { deleteWords } from "../../src/store/verdicts.js";
import { decision } from "../app/support/triager.js";
import { type CapturedOutput, captureOutput } from "./support/captured-output.js";
import { type CommandDatabase, commandDatabase } from "./support/command-database.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPORT =
  "# vllm serve crashes\n\n```text\nRuntimeError: CUDA error: an illegal memory access\nSegmentation fault (core dumped)\n```\n";
const OPTIONS = { json: false, llm: false, repo: "o/r", explain: true };

let database: CommandDatabase;
let folder: string;
let written: CapturedOutput;
const before = { ...process.env };

beforeAll(async () => {
  database = await commandDatabase();
});
afterAll(() => database?.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "explain-"));
  await writeFile(join(folder, "issue.md"), REPORT);
  delete process.env.DATABASE_URL;
  Object.assign(process.env, database.variables);
  written = captureOutput();
});
afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...before };
  await rm(folder, { recursive: true, force: true });
});

/** People say of so many crashes that they are hangs. */
function corrected(count: number): Promise<void> {
  return database.use(async (opened) => {
    const crash = decision({ symptoms: [{ id: "crash", p: 0.9 }], labels: ["symptom: crash"] });
    for (let issue = 1; issue <= count; issue += 1) {
      const record = { ordinal: 0, person: 7, command: "/triage symptom:system-hang", decision: crash };
      await recordCorrection(opened, { repo: "o/r", issue, comment: issue }, record);
    }
  });
}

const explain = (options = {}) => triageMain([join(folder, "issue.md")], { ...OPTIONS, ...options });

test("ten corrections show in prior, counts and posterior and in the gate; deleting them takes them back", async () => {
  await corrected(10);
  expect(await explain()).toBe(0);
  expect(written.out).toContain("**How this issue was triaged**");
  expect(written.out).toContain("Moved by what people here said of earlier decisions:");
  expect(written.out).toMatch(/ {4}symptom: crash: gate 0\.\d\d -> 0\.\d\d \(labels right 0, wrong 10, nothing said 0/);
  expect(written.out).toMatch(
    / {4}symptom: crash: probability .* \(decided on 10, people say it of 0: log-odds -1\.10\)/,
  );
  expect(written.out).toMatch(
    / {4}symptom: system-hang: probability .* \(decided on 0, people say it of 10: log-odds \+1\.10\)/,
  );

  await database.use((opened) => deleteWords(opened, { repo: "o/r" }));
  written.out = "";
  expect(await explain()).toBe(0);
  expect(written.out).toContain("nothing: nobody corrected anything here that moves a decision");
  expect(written.out).not.toContain("gate 0.");
});

test("what is on record of the repository and the issue counts: its configuration, and what people took off", async () => {
  await database.use(async (opened) => {
    const good = 'families: { cause: off }\nlabels: { existing: { symptom:crash: "bug: crash" } }';
    await keepConfiguration(opened, "o/configured", { etag: null, good, problems: [] });
    await vetoLabel(opened, { repo: "o/configured", issue: 9 }, "bug: crash");
  });
  const issue = { repo: "o/configured", number: 9, title: "vllm serve crashes", body: REPORT };
  await writeFile(join(folder, "issue.md"), JSON.stringify(issue));
  expect(await explain({ json: true })).toBe(0);
  const { explanation, labels } = JSON.parse(written.out);
  expect(labels).toContain("symptom: crash");
  expect(explanation).toContain("no: somebody took it off");
  expect(explanation).not.toMatch(/^\| cause/m);
  expect(explanation).not.toContain("<!--");
});

test("an issue of no repository cannot be explained, and others are", async () => {
  const issue = { title: "vllm serve crashes", body: REPORT };
  await writeFile(join(folder, "issue.md"), `${JSON.stringify(issue)}\n${JSON.stringify({ ...issue, repo: "o/r" })}\n`);
  expect(await explain({ repo: "" })).toBe(2);
  expect(written.errors).toBe(
    "engine-triage: --explain goes by what is on record of a repository; name it with --repo owner/name\n",
  );
  expect(written.out.match(/How this issue was triaged/g)).toHaveLength(1);
});

test("without a database it says where one was looked for, and decides nothing", async () => {
  delete process.env.DATABASE_URL;
  process.env.DATA_DIR = join(folder, "none");
  expect(await explain()).toBe(2);
  expect(written.errors).toContain(`there is no database in ${join(folder, "none")}`);
  expect(written.out).toBe("");
});

test("without --explain no database is looked for", async () => {
  process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/none";
  expect(await explain({ explain: false })).toBe(0);
  expect(written.out).toContain("symptom: crash");
  expect(written.out).not.toContain("How this issue was triaged");
});
