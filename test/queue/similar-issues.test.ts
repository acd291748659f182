import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { resolveSettings } from "../../src/config/repository/repository-settings.js";
import { readIssuesClosed } from "../../src/events/issues-closed.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { noteState } from "../../src/queue/note-issue-state.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
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

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestEmbedded();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

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
  return { github, open, triage };
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
  const repo = "o/off";
  const { open, triage } = await setUp(repo, { similar: "off" });
  open(101, 17);
  open(102, 4);
  await triage(101);
  expect((await triage(102)).decision?.similar).toEqual([]);
  const { database } = opened;
  const rows = await database.query(
    `SELECT issue FROM ${database.schema}.similar_issues WHERE repo = $1 AND issue > 100`,
    [repo],
  );
  expect(rows).toEqual([]);
});
