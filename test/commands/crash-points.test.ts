import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { readIssueComment } from "../../src/commands/read-issue-comment.js";
import { EXPLANATION_MARKER } from "../../src/decide/comment/comment-marker.js";
import { type GitHub, GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { READ_LAG_SECONDS } from "../../src/queue/create-once.js";
import { PostponedError } from "../../src/queue/job-result.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
import { listCorrections } from "../../src/store/corrections.js";
import type { Database, Queryable } from "../../src/store/database.js";
import { forgetRepository } from "../../src/store/forget.js";
import { migrate } from "../../src/store/migrate.js";
import { recordTriage } from "../../src/store/triages.js";
import { createTriager } from "../../src/triage.js";
import { openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

class Killed extends Error {}

/** Lets `steps` operations pass and ends the next one, before or after its work. Everything after it is ended too. */
function killer(steps: number, when: "before" | "after") {
  let taken = 0;
  return {
    wasNeeded: () => taken > steps,
    async run<T>(work: () => Promise<T>): Promise<T> {
      const isHere = taken >= steps;
      taken += 1;
      if (isHere && (when === "before" || taken > steps + 1)) throw new Killed();
      const result = await work();
      if (isHere) throw new Killed();
      return result;
    },
  };
}
type Killer = ReturnType<typeof killer>;

function fatalDatabase(database: Database, kill: Killer): Database {
  const wrap = <Part extends Queryable>(part: Part): Part => ({
    ...part,
    query: (sql, params) => kill.run(() => part.query(sql, params)),
  });
  return { ...wrap(database), transaction: (work) => kill.run(() => database.transaction((each) => work(wrap(each)))) };
}

function fatalGitHub(api: GitHub, kill: Killer): GitHub {
  return new Proxy(api, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== "function") return method;
      return (...given: unknown[]) => kill.run(() => Reflect.apply(method, target, given));
    },
  });
}

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestEmbedded();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

const triager = createTriager({ weights: readWeights(), model: null });
const TITLE = "[Bug]: vllm serve crashes with CUDA error: an illegal memory access was encountered";
const BODY = "The server crashes when it loads the weights.\n\n```\nSegmentation fault (core dumped)\n```\n";
const attempt = { assertClaimed: async () => {} };
let numbers = 0;

/** A triaged issue with a comment on it; `run` deals with the comment as a job does. */
async function setUp(body: string) {
  // What was said of the issue before would move the decision on this one.
  await forgetRepository(opened.database, "vllm-project/vllm");
  numbers += 1;
  const number = numbers;
  const github = createInMemoryGitHub();
  github.repository("vllm-project/vllm").roles.set("ada", "triage");
  const issue = github.openIssue("vllm-project/vllm", number, { title: TITLE, body: BODY });
  const place = { delivery: "d", installation: 1, repo: "vllm-project/vllm", number };
  const dependencies = { database: opened.database, triager, githubOf: async () => github.api };
  const end = await triageIssue({ kind: "triage", reason: "opened", ...place }, dependencies, attempt);
  await recordTriage(opened.database, { ...place, delivery: `opened ${number}`, issue: number, ...end });
  const { id } = github.comment("vllm-project/vllm", number, "ada", body);
  const runComment = (comment: number, kill: Killer) =>
    readIssueComment(
      { kind: "comment", ...place, comment, mayCommand: true, sender: "ada" },
      {
        triager,
        database: fatalDatabase(opened.database, kill),
        githubOf: async () => fatalGitHub(github.api, kill),
      },
      attempt,
    );
  const run = (kill: Killer) => runComment(id, kill);
  /** Another comment of the same person's. */
  const runOther = (comment: number) => runComment(comment, NEVER);
  const outcome = async () => ({
    labels: issue.labels.toSorted(),
    comments: issue.comments.map((comment) => [comment.author, comment.body]),
    reactions: github.reactions(id).toSorted(),
    corrections: (await listCorrections(opened.database, { repo: place.repo, issue: number })).map(
      ({ ordinal, command, decision }) => [ordinal, command, decision?.symptoms[0]?.id],
    ),
  });
  return { run, runOther, outcome, github, issue };
}

/** Runs as often as the queue would: a comment that may be there is looked for once more. */
async function runOn(run: (kill: Killer) => Promise<unknown>): Promise<void> {
  await run(NEVER).catch(async (error: unknown) => {
    if (!(error instanceof PostponedError)) throw error;
    await run(NEVER);
  });
}

const NEVER = killer(Number.POSITIVE_INFINITY, "before");

test.each(["before", "after"] as const)(
  "commands that are broken off %s any step come to the same when they run again",
  async (when) => {
    const body = "/triage symptom:hang\n/triage explain\n/triage what\n/triage not-a-bug";
    const whole = await setUp(body);
    await whole.run(NEVER);
    const expected = await whole.outcome();
    expect(expected).toMatchObject({
      reactions: ["+1", "confused"],
      labels: [],
    });
    expect(expected.corrections).toHaveLength(2);
    expect(expected.comments).toHaveLength(3);

    let steps = 0;
    for (let wasNeeded = true; wasNeeded; steps += 1) {
      const { run, outcome } = await setUp(body);
      const kill = killer(steps, when);
      await run(kill).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      wasNeeded = kill.wasNeeded();
      await runOn(run);
      expect({ steps, ...(await outcome()) }).toEqual({ steps, ...expected });
    }
    expect(steps).toBeGreaterThan(50);
  },
);

test.each(["before", "after"] as const)("information that is broken off %s any step is taken in", async (when) => {
  const body = "It is vLLM version 0.9.1.";
  const whole = await setUp(body);
  await whole.run(NEVER);
  const expected = await whole.outcome();
  expect(expected.labels).not.toContain("needs: version");

  let steps = 0;
  for (let wasNeeded = true; wasNeeded; steps += 1) {
    const { run, outcome } = await setUp(body);
    const kill = killer(steps, when);
    await run(kill).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
    });
    wasNeeded = kill.wasNeeded();
    await run(NEVER);
    expect({ steps, ...(await outcome()) }).toEqual({ steps, ...expected });
  }
  expect(steps).toBeGreaterThan(10);
});

/** An issue with `/triage explain` whose reply's creation fails, before or after GitHub has it. */
async function explainCutOff(when: "before" | "after") {
  const scene = await setUp("/triage explain");
  scene.github.fail({ method: "createComment", when, error: new GitHubError("unavailable", "reset") });
  await expect(scene.run(NEVER)).rejects.toThrow("reset");
  const replies = () => scene.issue.comments.filter(({ body }) => body.startsWith(EXPLANATION_MARKER));
  return { ...scene, replies };
}

test("a reply that a stale read hides after a lost answer is looked for again before another is written", async () => {
  const { run, issue, replies } = await explainCutOff("after");
  const hidden = issue.comments.pop();
  await expect(run(NEVER)).rejects.toMatchObject({ name: "PostponedError", seconds: READ_LAG_SECONDS });
  if (hidden) issue.comments.push(hidden);
  await run(NEVER);
  expect(replies().map(({ id }) => id)).toEqual([hidden?.id]);
});

test("a reply that a stale read hides is not written by another command either", async () => {
  const { github, issue, replies, runOther } = await explainCutOff("after");
  const hidden = issue.comments.pop();
  const { id } = github.comment("vllm-project/vllm", numbers, "ada", "/triage explain");
  await expect(runOther(id)).rejects.toThrow(PostponedError);
  if (hidden) issue.comments.push(hidden);
  await runOther(id);
  expect(replies()).toHaveLength(1);
});

test("a reply that never arrived is written once it was missed twice", async () => {
  const { run, replies } = await explainCutOff("before");
  await expect(run(NEVER)).rejects.toThrow(PostponedError);
  expect(replies()).toEqual([]);
  await run(NEVER);
  expect(replies()).toHaveLength(1);
});

test("a reply that was deleted, and whose successor's answer was lost, has one successor", async () => {
  const { run, github, issue, runOther } = await setUp("/triage explain");
  await run(NEVER);
  issue.comments = issue.comments.filter(({ body }) => !body.startsWith(EXPLANATION_MARKER));
  const { id } = github.comment("vllm-project/vllm", numbers, "ada", "/triage explain");
  github.fail({ method: "createComment", when: "after", error: new GitHubError("unavailable", "reset") });
  await expect(runOther(id)).rejects.toThrow("reset");
  await runOther(id);
  expect(issue.comments.filter(({ body }) => body.startsWith(EXPLANATION_MARKER))).toHaveLength(1);
});
