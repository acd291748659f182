import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { z } from "zod";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { resolveSettings } from "../../src/config/repository/repository-settings.js";
import { readIssuesClosed } from "../../src/events/issues-closed.js";
import { GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { indexIssues } from "../../src/queue/index-issues.js";
import { queueSchema } from "../../src/queue/job-rows.js";
import { noteState } from "../../src/queue/note-issue-state.js";
import { DEFAULT_QUEUE_OPTIONS } from "../../src/queue/queue-options.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
import { createTriageQueue, type TriageQueue } from "../../src/queue/triage-queue.js";
import { LEAST_INDEXED } from "../../src/similar/similar-issue.js";
import { migrate } from "../../src/store/migrate.js";
import { indexIssue } from "../../src/store/similar-issues.js";
import { createTriager } from "../../src/triage.js";
import { openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const triager = createTriager({ weights: readWeights(), model: null });
const BODY = `The server crashes while it loads the model.

\`\`\`
Traceback (most recent call last):
  File "/app/vllm/worker/worker.py", line 120, in load_model
    self.model_runner.load_model()
ValueError: planned cache layout of 17 blocks does not fit the loader
\`\`\`
`;

const indexedRows = z.array(z.object({ issue: z.number(), state: z.string(), signature: z.string().nullable() }));

let opened: TestDatabase;
let queue: TriageQueue;
beforeAll(async () => {
  opened = await openTestEmbedded();
  await migrate(opened.database);
  queue = createTriageQueue(opened.database, null, pino({ level: "silent" }), DEFAULT_QUEUE_OPTIONS);
  await queue.start();
});
afterAll(async () => {
  await queue?.stop();
  await opened?.drop();
});

async function setUp(repo: string, file = {}) {
  const { database } = opened;
  const github = createInMemoryGitHub();
  for (let issue = 1; issue <= LEAST_INDEXED; issue += 1)
    await indexIssue(database, { repo, issue, state: "open", openedAt: null, signature: `error ${issue}` });
  const open = (number: number, blocks: number) =>
    github.openIssue(repo, number, {
      title: "[Bug]: crash while loading the model",
      body: BODY.replace("17", String(blocks)),
      openedAt: "2026-03-05T10:00:00Z",
    });
  const triage = (number: number) =>
    triageIssue(
      { kind: "triage", reason: "opened", delivery: `d${number}`, installation: 1, repo, number },
      { database, triager, githubOf: async () => github.api, settingsOf: async () => resolveSettings(file) },
      { assertClaimed: async () => {} },
    );
  const fill = () =>
    indexIssues(
      { kind: "index-issues", delivery: "i", installation: 1, repo },
      { database, githubOf: async () => github.api, settingsOf: async () => resolveSettings(file) },
    );
  const indexed = async () => {
    const rows = await database.query(
      `SELECT issue::int AS issue, state, signature FROM ${database.schema}.similar_issues
       WHERE repo = $1 AND issue > 100 ORDER BY issue`,
      [repo],
    );
    return indexedRows.parse(rows);
  };
  return { github, open, triage, fill, indexed };
}

test("a comment names an earlier issue with the same error, with its state and month; run again it stays the same", async () => {
  const { open, triage } = await setUp("vllm-project/vllm");
  open(101, 17);
  const second = open(102, 4);
  await triage(101);
  const closed = readIssuesClosed("c", {
    installation: { id: 1 },
    repository: { full_name: "vllm-project/vllm" },
    sender: { type: "Bot", login: "stale[bot]" },
    issue: { number: 101, user: null },
  });
  if (closed.kind !== "jobs") throw new Error("nothing asked");
  for (const job of closed.jobs) if (job.kind === "issue-state") await noteState(job, opened);
  const { decision } = await triage(102);
  expect(decision?.similar).toEqual([{ number: 101, state: "closed", opened: "2026-03" }]);
  const [written] = second.comments;
  expect(written?.body).toContain("- #101 (opened March 2026, closed)");
  expect(written?.body).not.toMatch(/duplicate/i);
  await triage(102);
  expect(second.comments).toEqual([written]);
});

test("a repository that turned it off gets none, and none of its issues is kept", async () => {
  const { github, open, triage, fill, indexed } = await setUp("o/off", { similar: "off" });
  open(101, 17);
  open(102, 4);
  await triage(101);
  expect((await triage(102)).decision?.similar).toEqual([]);
  const calls = github.calls.length;
  await fill();
  expect(github.calls).toHaveLength(calls);
  expect(await indexed()).toEqual([]);
});

test("issues from before the App came are named, also closed ones; pull requests and ignored ones are not", async () => {
  const { github, open, triage, fill, indexed } = await setUp("o/came", { ignore: { labels: ["wontfix"] } });
  open(101, 17).state = "closed";
  open(102, 18).labels = ["wontfix"];
  open(103, 19).isPullRequest = true;
  github.openIssue("o/came", 104, { title: "How do I set this up?", body: "I wonder." });
  await fill();
  expect(await indexed()).toEqual([
    { issue: 101, state: "closed", signature: expect.any(String) },
    { issue: 104, state: "open", signature: null },
  ]);
  open(105, 20);
  expect((await triage(105)).decision?.similar).toEqual([{ number: 101, state: "closed", opened: "2026-03" }]);
});

test("at most three pages are read, the newest, and each once for all tries", async () => {
  const { github, fill, indexed } = await setUp("o/large");
  for (let number = 101; number <= 500; number += 1) github.openIssue("o/large", number, { title: "t" });
  await fill();
  expect(github.calls).toEqual(["listNewestIssues", "listNewestIssues", "listNewestIssues"]);
  const kept = await indexed();
  expect(kept.map(({ issue }) => issue)).toEqual(Array.from({ length: 300 }, (_, index) => 201 + index));
  await fill();
  expect(await indexed()).toEqual(kept);
});

test("what GitHub tells of while a page is read is left out: what is deleted stays away, what is closed is not open", async () => {
  const { github, open, indexed } = await setUp("o/busy");
  const { database } = opened;
  for (const number of [101, 102, 103, 104]) open(number, number);
  const list = github.api.listNewestIssues;
  const base = { installation: 1, repo: "o/busy" };
  const listNewestIssues = async (...given: Parameters<typeof list>) => {
    const page = await list(...given);
    await queue.enqueue("gone", [{ ...base, kind: "forget-issue", delivery: "gone", number: 101 }]);
    await queue.enqueue("shut", [{ ...base, kind: "issue-state", delivery: "shut", number: 102, state: "closed" }]);
    await queue.enqueue("said", [
      { ...base, kind: "label-change", delivery: "said", number: 103, action: "added", label: "x", sender: "ada" },
    ]);
    return page;
  };
  const api = { ...github.api, listNewestIssues };
  // Heard of long before: the page knows it.
  await queue.enqueue("old", [{ ...base, kind: "issue-state", delivery: "old", number: 104, state: "open" }]);
  await database.query(
    `UPDATE ${queueSchema(database)}.job SET created_on = now() - interval '1 hour' WHERE data->>'delivery' = 'old'`,
  );
  await indexIssues({ ...base, kind: "index-issues", delivery: "i" }, { database, githubOf: async () => api });
  expect((await indexed()).map(({ issue }) => issue)).toEqual([103, 104]);
});

test("what a triage put into the index stays; a limit on calls leaves what was read, and is told", async () => {
  const { github, open, triage, indexed } = await setUp("o/broken");
  const first = open(101, 17);
  await triage(101);
  const before = await indexed();
  first.body = "Nothing any more.";
  for (let number = 102; number <= 250; number += 1) github.openIssue("o/broken", number, { title: "t" });
  const limited = new GitHubError("rate-limited", "429", { retryAfter: 60 });
  let asked = 0;
  const list = github.api.listNewestIssues;
  const api = {
    ...github.api,
    listNewestIssues: (...given: Parameters<typeof list>) => {
      asked += 1;
      return asked === 2 ? Promise.reject(limited) : list(...given);
    },
  };
  const job = { kind: "index-issues", delivery: "i", installation: 1, repo: "o/broken" } as const;
  const again = () => indexIssues(job, { database: opened.database, githubOf: async () => api });
  await expect(again()).rejects.toBe(limited);
  expect(await indexed()).toHaveLength(101);
  await again();
  expect(await indexed()).toHaveLength(150);
  expect((await indexed())[0]).toEqual(before[0]);
});
