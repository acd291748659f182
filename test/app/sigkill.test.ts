import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { createInMemoryGitHub, type InMemoryGitHub } from "../../src/github/in-memory-github.js";
import { DATABASE_KINDS, POSTGRES_URL, type TestDatabase } from "../store/support/databases.js";
import { deliver, issuePayload } from "./support/deliveries.js";
import { PRIVATE_KEY } from "./support/environment.js";
import { connectGitHub, type KillPoint, type RemoteGitHub, serveGitHub } from "./support/remote-github.js";
import { comment } from "./support/triager.js";

// Real processes that are really killed. What each step leaves behind is the subject of queue/crash-points.test.ts; this
// shows that the queue brings the job back.

// A child process takes its time to start on a busy machine, and each test starts several.
jest.setTimeout(240_000);

const REPO = "o/r";
const POINTS: readonly KillPoint[] = [
  { method: "readIssue", when: "before" },
  { method: "addLabels", when: "before" },
  { method: "addLabels", when: "after" },
  { method: "createComment", when: "before" },
  { method: "createComment", when: "after" },
];
const addressSchema = z.object({ webhookUrl: z.string() });

let github: InMemoryGitHub;
let remote: RemoteGitHub;
let child: ChildProcess | undefined;
let output = "";

beforeEach(async () => {
  github = createInMemoryGitHub();
  remote = await serveGitHub(github);
});
afterEach(async () => {
  await kill();
  await remote.close();
});

/** Starts the App on the database; gives the address of its webhook. */
async function start(database: readonly string[]): Promise<string> {
  output = "";
  const started = fork(resolve("test/app/support/killed-child.ts"), [PRIVATE_KEY, remote.url, ...database], {
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child = started;
  for (const stream of [started.stdout, started.stderr]) {
    stream?.on("data", (data) => {
      output += String(data);
    });
  }
  const ended = once(started, "exit").then(() => {
    throw new Error(`the App did not start:\n${output}`);
  });
  const [message] = await Promise.race([once(started, "message"), ended]);
  ended.catch(() => {});
  return addressSchema.parse(message).webhookUrl;
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Delivers an issue of the number and has the process killed at the point. */
async function killAt(point: KillPoint, number: number, webhookUrl: string): Promise<void> {
  github.openIssue(REPO, number, { title: "t" });
  const victim = child;
  if (!victim) throw new Error("no process");
  const ended = once(victim, "exit");
  remote.arm(point, () => void victim.kill("SIGKILL"));
  const delivery = { event: "issues", payload: issuePayload(REPO, number), id: randomUUID() };
  expect((await deliver(webhookUrl, delivery)).status).toBe(200);
  expect(await ended).toEqual([null, "SIGKILL"]);
}

async function ended(number: number): Promise<void> {
  const line = new RegExp(`"issue":${number},.*"outcome":"done".*"job ended"`);
  while (!line.test(output)) await once(child?.stdout ?? process, "data");
}

function expectWhole(number: number): void {
  const { labels, comments } = github.issue(REPO, number);
  expect({ number, labels }).toEqual({ number, labels: ["symptom: crash", "needs: version"] });
  expect({ number, comments: comments.map(({ body }) => body) }).toEqual({ number, comments: [comment("A crash.")] });
}

test("killed at any call to GitHub, the embedded App finishes the issue when it starts again", async () => {
  const directory = await mkdtemp(join(tmpdir(), "sigkill-"));
  try {
    for (const [index, point] of POINTS.entries()) {
      const webhookUrl = await start([directory]);
      if (index > 0) await ended(index);
      await killAt(point, index + 1, webhookUrl);
    }
    await start([directory]);
    await ended(POINTS.length);
    for (let number = 1; number <= POINTS.length; number++) expectWhole(number);
  } finally {
    await kill();
    await rm(directory, { recursive: true, force: true });
  }
});

const postgres = DATABASE_KINDS.find(({ name }) => name === "PostgreSQL");

(postgres ? test : test.skip)(
  "killed after a write, another process on the same PostgreSQL finishes the issue",
  async () => {
    const opened: TestDatabase | undefined = await postgres?.open();
    if (!opened) throw new Error("no PostgreSQL");
    const { schema } = opened.database;
    try {
      for (const [index, point] of POINTS.filter(({ when }) => when === "after").entries()) {
        const webhookUrl = await start(["", POSTGRES_URL, schema]);
        await killAt(point, index + 1, webhookUrl);
        // Time passes: the dead process has given no sign of life for a while.
        await opened.database.query(
          `UPDATE ${schema}_jobs.job SET heartbeat_on = now() - interval '1 min' WHERE state = 'active'`,
        );
        await start(["", POSTGRES_URL, schema]);
        await ended(index + 1);
        expectWhole(index + 1);
        await kill();
      }
    } finally {
      await kill();
      await opened.drop();
    }
  },
);

test("the GitHub that a child process sees is the one of the test", async () => {
  github.openIssue(REPO, 9, { title: "t", body: "b" });
  const seen = await connectGitHub(remote.url).readIssue({ owner: "o", repo: "r", number: 9 });
  expect(seen).toMatchObject({ title: "t", body: "b", state: "open" });
});
