import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET } from "../../app/support/environment.js";
import { type GitHubServer, startGitHub } from "../../chaos/github/server.js";
import { createGitHubState, type GitHubState } from "../../chaos/github/state.js";
import { DATABASE_KINDS, POSTGRES_URL, type TestDatabase } from "../../store/support/databases.js";
import { MAIN, ROOT, run } from "../support/run-command.js";

// Real processes against a GitHub over HTTP. Processes and databases take their time to start on a busy machine, and the
// command keeps its writes a second apart.
jest.setTimeout(240_000);

const REPO = "o/sglang";
const BODY = "The server crashes with a segmentation fault: `Segmentation fault (core dumped)` on 2x NVIDIA H100.";

let state: GitHubState;
let github: GitHubServer;
let directory: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  state = createGitHubState({ id: 1, login: "engine-triage[bot]", type: "Bot" });
  for (const number of [1, 2, 3]) openCrash(number);
  github = await startGitHub(state, () => 1);
  directory = await mkdtemp(join(tmpdir(), "backfill-"));
});
afterEach(async () => {
  child?.kill("SIGKILL");
  await github.close();
  await rm(directory, { recursive: true, force: true });
});

function environment(database: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const app = { APP_ID: String(APP_ID), PRIVATE_KEY, WEBHOOK_SECRET };
  return { ...app, GHE_HOST: github.host, GHE_PROTOCOL: "http", DATA_DIR: join(directory, "data"), ...database };
}

const labelsOf = (numbers: readonly number[]) => numbers.map((number) => state.read(REPO, number)?.labels);
const labels = () => labelsOf([1, 2, 3]);

function openCrash(number: number): void {
  const author = { id: 2, login: "reporter", type: "User" } as const;
  const title = "[Bug] Server crashes with a segmentation fault";
  state.openIssue(REPO, { number, title, body: BODY, author, labels: ["bug"] });
}

/** Applies, and sends the signal once the first write is there. Gives what the command ended with. */
async function endMidway(env: NodeJS.ProcessEnv, signal: NodeJS.Signals) {
  const ended = spawn(process.execPath, ["--import", "tsx", MAIN, "backfill", REPO, "--apply"], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  child = ended;
  const closed = once(ended, "close");
  const stdout = text(ended.stdout);
  await state.until(() => state.writes.length > 0);
  ended.kill(signal);
  await closed;
  return { code: ended.exitCode, stdout: await stdout };
}

/** Shows, applies, is killed, goes on, and undoes; `passTime` lets the dead process's job be noticed. */
async function goThrough(env: NodeJS.ProcessEnv, passTime: () => Promise<void>): Promise<void> {
  await endMidway(env, "SIGKILL");
  await passTime();
  const again = await run(["backfill", REPO, "--apply"], "", env);
  expect(again).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^going on with run \w+\nrun \w+ is done: 3 issues\n$/),
  });
  for (const each of labels()) expect(each).toContain("symptom: crash");
  const added = state.writes.map(({ issue, what, detail }) => `${issue} ${what} ${detail}`);
  expect(new Set(added).size).toBe(added.length);
  expect(state.writes.some(({ what }) => what === "comment-created")).toBe(false);

  const [, id = ""] = /run (\w+) is done/.exec(again.stdout) ?? [];
  const undone = await run(["backfill", "undo", id, "--apply"], "", env);
  expect(undone).toMatchObject({ code: 0, stdout: `run ${id} is undone: 3 issues\n` });
  expect(labels()).toEqual([["bug"], ["bug"], ["bug"]]);
}

test("without --apply the plan is printed, and nothing is written anywhere", async () => {
  const shown = await run(["backfill", REPO, "--json"], "", environment({}));
  expect(shown.code).toBe(0);
  expect(JSON.parse(shown.stdout)).toMatchObject({
    repo: REPO,
    read: 3,
    plans: [{ number: 3 }, { number: 2 }, { number: 1 }],
  });
  expect(state.writes).toEqual([]);
  await expect(rm(join(directory, "data"), { recursive: true })).rejects.toThrow("ENOENT");
});

test("ended by SIGINT, the command finishes the issues in hand and says how many are left; the same command goes on", async () => {
  const all = [1, 2, 3, 4, 5, 6];
  for (const number of all.slice(3)) openCrash(number);
  const env = environment({});
  const { code, stdout } = await endMidway(env, "SIGINT");
  expect({ code, stdout }).toMatchObject({ code: 130, stdout: expect.stringMatching(/^run \w+ begins/m) });
  const [, left, id] =
    /interrupted with ([1-5]) issues left; the same command goes on with run (\w+)\n$/.exec(stdout) ?? [];
  // Of an issue all of the labels are there or none.
  const done = labelsOf(all).filter((names) => names?.includes("symptom: crash"));
  expect(done).toHaveLength(6 - Number(left));
  for (const names of labelsOf(all)) expect([["bug"], done[0]]).toContainEqual(names);

  const listed = await run(["backfill", "list"], "", env);
  const cells = listed.stdout.split("\n").flatMap((line) => (line.includes(` ${id} `) ? line.match(/[^│\s]+/g) : []));
  expect([cells?.[1], ...(cells?.slice(3) ?? [])]).toEqual([REPO, "no", left, String(done.length), "0", "0", "0"]);

  const again = await run(["backfill", REPO, "--apply"], "", env);
  expect(again).toMatchObject({ code: 0, stdout: `going on with run ${id}\nrun ${id} is done: 6 issues\n` });
  for (const names of labelsOf(all)) expect(names).toEqual(done[0]);
  const written = state.writes.map(({ issue, what, detail }) => `${issue} ${what} ${detail}`);
  expect(new Set(written).size).toBe(written.length);
});

describe("killed by SIGKILL, the same command goes on and repeats no write; undo leaves the issues as before", () => {
  test("embedded PGlite", () => goThrough(environment({}), async () => {}));

  const postgres = DATABASE_KINDS.find(({ name }) => name === "PostgreSQL");
  (postgres ? test : test.skip)("PostgreSQL", async () => {
    const opened: TestDatabase | undefined = await postgres?.open();
    if (!opened) throw new Error("no PostgreSQL");
    const { schema } = opened.database;
    try {
      await goThrough(environment({ DATABASE_URL: POSTGRES_URL, DATABASE_SCHEMA: schema }), async () => {
        await opened.database.query(
          `UPDATE ${schema}_jobs.job SET heartbeat_on = now() - interval '1 min' WHERE state = 'active'`,
        );
      });
    } finally {
      await opened.drop();
    }
  });
});
