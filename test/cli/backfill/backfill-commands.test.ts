import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { BackfillError } from "../../../src/backfill/backfill-error.js";
import { readOpenIssues } from "../../../src/backfill/read-open-issues.js";
import { type BackfillOptions, backfillMain } from "../../../src/cli/backfill/backfill-main.js";
import type { BackfillParts } from "../../../src/cli/backfill/backfill-parts.js";
import { listMain } from "../../../src/cli/backfill/list-main.js";
import { undoMain } from "../../../src/cli/backfill/undo-main.js";
import { GitHubError } from "../../../src/github/github.js";
import { createInMemoryGitHub } from "../../../src/github/in-memory-github.js";
import { testEnvironment } from "../../app/support/environment.js";
import { EAGER } from "../../app/support/running-app.js";
import { type CapturedOutput, captureOutput } from "../support/captured-output.js";

// The database takes its time to start on a busy machine.
jest.setTimeout(120_000);

const REPO = "o/sglang";
const OPTIONS: BackfillOptions = { apply: false, comments: false, limit: "100", json: false };

let folder: string;
let written: CapturedOutput;
let github: ReturnType<typeof createInMemoryGitHub>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "backfill-"));
  written = captureOutput();
  github = createInMemoryGitHub();
  const report = { title: "[Bug] Server crashes", body: "`Segmentation fault (core dumped)` on 2x NVIDIA H100." };
  for (const number of [1, 2]) github.openIssue(REPO, number, report);
  github.openIssue(REPO, 3, { title: "How do I pass a chat template?" });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

function parts(): BackfillParts {
  return {
    environment: testEnvironment({ DATA_DIR: join(folder, "data") }),
    logger: pino({ level: "silent" }),
    findInstallation: async (repo) => (repo === REPO ? { installation: 1, repo } : null),
    githubOf: async () => github.api,
    queueOptions: EAGER,
  };
}

const labels = () => [1, 2, 3].map((number) => github.issue(REPO, number).labels.includes("symptom: crash"));

test("a plan as text and as JSON says which issues get what, and writes nothing", async () => {
  expect(await backfillMain(REPO, OPTIONS, parts)).toBe(0);
  expect(written.out).toMatch(/^o\/sglang, mode /);
  expect(written.out).toContain("symptom: crash");
  expect(written.out).toContain("nothing was written; --apply does it");
  written.out = "";
  expect(await backfillMain(REPO, { ...OPTIONS, json: true, limit: "2" }, parts)).toBe(0);
  expect(JSON.parse(written.out)).toMatchObject({ repo: REPO, read: 2, plans: [{ number: 2 }] });
  expect(labels()).toEqual([false, false, false]);
});

test("a run is carried out, shown before it is undone, and undone", async () => {
  expect(await backfillMain(REPO, { ...OPTIONS, apply: true }, parts)).toBe(0);
  expect(labels()).toEqual([true, true, false]);
  const id = /^run (\S+) begins/m.exec(written.out)?.[1] ?? "";
  expect(written.out).toContain(`run ${id} is done: 2 issues`);
  written.out = "";
  expect(await undoMain(id, { apply: false }, parts)).toBe(0);
  expect(written.out).toContain("take off");
  expect(written.out).toContain("what people changed since is spared. Nothing was written");
  expect(labels()).toEqual([true, true, false]);
  expect(await undoMain(id, { apply: true }, parts)).toBe(0);
  expect(labels()).toEqual([false, false, false]);
});

test("the list shows each run and how far it is, the newest first", async () => {
  const before = { ...process.env };
  delete process.env.DATABASE_URL;
  process.env.DATA_DIR = join(folder, "data");
  try {
    expect(await listMain()).toBe(2);
    expect(written.errors).toContain("there is no database in");
    await backfillMain(REPO, { ...OPTIONS, apply: true }, parts);
    const id = /^run (\S+) begins/m.exec(written.out)?.[1] ?? "";
    expect(await rows()).toEqual([[id, REPO, "no", "0", "2", "0", "0", "0"]]);
    await undoMain(id, { apply: true }, parts);
    expect(await rows()).toEqual([[id, REPO, "no", "0", "0", "0", "2", "0"]]);
    github.openIssue(REPO, 4, { title: "[Bug] Server crashes", body: "`Segmentation fault (core dumped)`" });
    await backfillMain(REPO, { ...OPTIONS, apply: true, comments: true }, parts);
    const [newest, oldest] = await rows();
    expect([newest?.slice(1, 5), oldest?.[0]]).toEqual([[REPO, "yes", "0", "3"], id]);
  } finally {
    process.env = before;
  }

  /** Cells of the runs but for the time at which each began. */
  async function rows(): Promise<readonly string[][]> {
    written.out = "";
    expect(await listMain()).toBe(0);
    const cells = written.out.split("\n").map((line) =>
      line
        .split("│")
        .map((cell) => cell.trim())
        .filter((cell) => cell !== ""),
    );
    const runs = cells.filter((row) => row[1] === REPO).map((row) => row.filter((_, index) => index !== 2));
    expect(written.out).toContain(`${runs.length} runs\n`);
    return runs;
  }
});

test.each([
  ["sglang", {}, '"sglang" is no repository; name it as owner/repo'],
  ["o/other", {}, "the App is not installed on o/other"],
  [REPO, { limit: "none" }, '--limit must be a whole number from 1, not "none"'],
])("%s with %j ends with what to do", async (repo, change, message) => {
  expect(await backfillMain(repo, { ...OPTIONS, ...change }, parts)).toBe(2);
  expect(written.errors).toContain(message);
});

test("a page that fails for a while is asked for again after the time that GitHub names; one that fails for good ends it", async () => {
  const waits: number[] = [];
  const failures = [new GitHubError("rate-limited", "limit", { retryAfter: 7 }), new GitHubError("unavailable", "502")];
  const read = (listOpenIssues: typeof github.api.listOpenIssues) =>
    readOpenIssues({
      github: { listOpenIssues },
      repo: REPO,
      limit: 10,
      wait: async (seconds) => void waits.push(seconds),
      onRead: () => {},
    });
  const issues = await read((ref, page) => {
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : github.api.listOpenIssues(ref, page);
  });
  expect(issues.map(({ number }) => number)).toEqual([3, 2, 1]);
  expect(waits).toEqual([7, 10]);
  await expect(read(() => Promise.reject(new GitHubError("unavailable", "502")))).rejects.toBeInstanceOf(BackfillError);
  await expect(read(() => Promise.reject(new GitHubError("forbidden", "403")))).rejects.toBeInstanceOf(BackfillError);
});
