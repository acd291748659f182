import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { READ_LAG_SECONDS } from "../../src/queue/create-once.js";
import { PostponedError } from "../../src/queue/job-result.js";
import type { TriageJob } from "../../src/queue/stored-jobs.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
import { listAppliedLabels } from "../../src/store/applied-labels.js";
import { migrate } from "../../src/store/migrate.js";
import { comment, decision } from "../app/support/triager.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

let opened: TestDatabase;
beforeAll(async () => {
  opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

function job(number: number): TriageJob {
  return { kind: "triage", reason: "opened", delivery: "d", installation: 1, repo: "o/r", number };
}

const CLAIM = { assertClaimed: async () => {} };

/** One issue, decided as given; `run` triages it as a job does. */
function setUp(number: number, decided: { labels?: string[]; comment?: string | null }) {
  const github = createInMemoryGitHub();
  const issue = github.openIssue("o/r", number, { title: "t", body: "b" });
  const current = { ...decided };
  const dependencies = {
    database: opened.database,
    githubOf: async () => github.api,
    triager: { decide: async () => decision({ number, ...current }) },
  };
  const run = () => triageIssue(job(number), dependencies, CLAIM);
  return { github, issue, current, run };
}

test("an ordinary issue takes four calls once its labels are known to exist, and a second run one", async () => {
  const { github, run } = setUp(1, { labels: ["symptom: crash"], comment: comment("x") });
  await run();
  expect(github.calls).toEqual(["readIssue", "ensureLabel", "addLabels", "findComment", "createComment"]);
  await run();
  expect(github.calls.slice(5)).toEqual(["readIssue"]);
});

test("an issue where only labels are due, left half-way, counts as done", async () => {
  const { github, issue, run } = setUp(2, { labels: ["symptom: crash"] });
  github.fail({ method: "addLabels", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  expect(await run()).toMatchObject({ outcome: "done" });
  expect(issue.labels).toEqual(["symptom: crash"]);
});

test("a label that a lost answer hid is ours: taken off when it no longer holds", async () => {
  const { github, issue, current, run } = setUp(3, { labels: ["symptom: crash"] });
  github.fail({ method: "addLabels", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  current.labels = [];
  await run();
  expect(issue.labels).toEqual([]);
});

test("a label that never arrived is added by the next run, and not taken for one that a human removed", async () => {
  const { github, issue, run } = setUp(4, { labels: ["symptom: crash"] });
  github.fail({ method: "addLabels", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  await run();
  expect(issue.labels).toEqual(["symptom: crash"]);
});

test("a label that the App took off may come back", async () => {
  const { issue, current, run } = setUp(5, { labels: ["needs: log"] });
  await run();
  current.labels = [];
  await run();
  expect(issue.labels).toEqual([]);
  expect(await listAppliedLabels(opened.database, { repo: "o/r", issue: 5 })).toMatchObject([{ removed: true }]);
  current.labels = ["needs: log"];
  await run();
  expect(issue.labels).toEqual(["needs: log"]);
});

test("a label that the App took off comes back also where the answer to taking it off was lost", async () => {
  const { github, issue, current, run } = setUp(8, { labels: ["needs: log"] });
  await run();
  current.labels = [];
  github.fail({ method: "removeLabel", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  await run();
  expect(issue.labels).toEqual([]);
  current.labels = ["needs: log"];
  await run();
  expect(issue.labels).toEqual(["needs: log"]);
});

test("a label whose taking off failed is still ours, and goes with the next run", async () => {
  const { github, issue, current, run } = setUp(9, { labels: ["needs: log"] });
  await run();
  current.labels = [];
  github.fail({ method: "removeLabel", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  expect(issue.labels).toEqual(["needs: log"]);
  await run();
  expect(issue.labels).toEqual([]);
});

test("a label that the repository writes in another case is ours all the same: it goes, and may come back", async () => {
  const { issue, current, run } = setUp(10, { labels: ["needs: log"] });
  await run();
  issue.labels = ["Needs: Log"];
  current.labels = [];
  await run();
  expect(issue.labels).toEqual([]);
  current.labels = ["needs: log"];
  await run();
  expect(issue.labels).toEqual(["needs: log"]);
});

test("a label that the App took off and a human put back is the human's", async () => {
  const { issue, current, run } = setUp(11, { labels: ["needs: log"] });
  await run();
  current.labels = [];
  await run();
  issue.labels = ["needs: log"];
  await run();
  expect(issue.labels).toEqual(["needs: log"]);
});

test("a label that a lost answer hid, and that a human took away later, does not come back", async () => {
  const { github, issue, run } = setUp(12, { labels: ["symptom: crash"] });
  github.fail({ method: "addLabels", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  await run();
  issue.labels = [];
  await run();
  expect(issue.labels).toEqual([]);
});

test("a comment is rewritten only when it says something else, also after its record was lost", async () => {
  const { github, issue, current, run } = setUp(6, { comment: comment("first") });
  github.fail({ method: "createComment", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  await run();
  expect(github.calls.filter((call) => call === "createComment")).toHaveLength(1);
  current.comment = comment("second");
  await run();
  await run();
  expect(issue.comments.map(({ body }) => body)).toEqual([comment("second")]);
  expect(github.calls.filter((call) => call === "updateComment")).toHaveLength(1);
});

test("a comment that a stale read hides after a lost answer is looked for again before another is written", async () => {
  const { github, issue, run } = setUp(13, { comment: comment("x") });
  github.fail({ method: "createComment", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  const [hidden] = issue.comments.splice(0);
  await expect(run()).rejects.toMatchObject({ name: "PostponedError", seconds: READ_LAG_SECONDS });
  if (hidden) issue.comments.push(hidden);
  expect(await run()).toMatchObject({ outcome: "done" });
  expect(issue.comments).toEqual([hidden]);
});

test("a comment that never arrived is written once it was missed twice", async () => {
  const { github, issue, run } = setUp(14, { comment: comment("x") });
  github.fail({ method: "createComment", error: new GitHubError("unavailable", "reset") });
  await expect(run()).rejects.toThrow("reset");
  await expect(run()).rejects.toThrow(PostponedError);
  expect(issue.comments).toEqual([]);
  await run();
  expect(issue.comments).toHaveLength(1);
});

test("a triager that fails leaves the issue as it is", async () => {
  const { github, issue } = setUp(7, {});
  const failing = {
    database: opened.database,
    githubOf: async () => github.api,
    triager: {
      decide: async () => {
        throw new Error("bug");
      },
    },
  };
  await expect(triageIssue(job(7), failing, CLAIM)).rejects.toThrow("bug");
  expect(issue).toMatchObject({ labels: [], comments: [] });
});
