import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { GitHubError } from "../../src/github/github.js";
import { type DeadLetter, listDeadLetters, replayDeadLetters } from "../../src/queue/dead-letters.js";
import type { JobResult } from "../../src/queue/job-result.js";
import { createTriageQueue, type TriageQueue } from "../../src/queue/triage-queue.js";
import type { Database } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages } from "../../src/store/triages.js";
import { EAGER } from "../app/support/running-app.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const logger = pino({ level: "silent" });
const NEVER = { ...EAGER, retry: { ...EAGER.retry, limit: 0 } };
const TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";

async function collect(database: Database): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  for await (const letter of listDeadLetters(database)) letters.push(letter);
  return letters;
}

describe.each(DATABASE_KINDS)("dead letters, on $name", ({ open }) => {
  let opened: TestDatabase;
  let database: Database;
  const started: TriageQueue[] = [];

  beforeEach(async () => {
    opened = await open();
    database = opened.database;
    await migrate(database);
  });
  afterEach(async () => {
    for (const queue of started.splice(0)) await queue.stop();
    await opened.drop();
  });

  async function start(work: (issue: number) => Promise<JobResult>, on = database): Promise<TriageQueue> {
    const queue = createTriageQueue(on, (job) => work("number" in job ? job.number : 0), logger, NEVER);
    started.push(queue);
    await queue.start();
    return queue;
  }

  async function send(queue: TriageQueue, issue: number): Promise<void> {
    const delivery = `delivery-${issue}`;
    await queue.enqueue(delivery, [
      { kind: "triage", reason: "opened", delivery, installation: 7, repo: "o/r", number: issue },
    ]);
  }

  test("there are none before the queue was ever used, and none to replay", async () => {
    expect(await collect(database)).toEqual([]);
    expect(await replayDeadLetters(database, null, logger)).toBe(0);
  });

  test("say what failed and why, without secrets", async () => {
    const queue = await start(async (issue) => {
      if (issue === 1) throw new GitHubError("unavailable", "read issue: GitHub answered 502");
      throw new Error(`refused ${TOKEN}`);
    });
    await send(queue, 1);
    await queue.waitUntilIdle();
    await send(queue, 2);
    await queue.waitUntilIdle();
    const letters = await collect(database);
    expect(letters).toMatchObject([
      {
        reason: "GitHubError: read issue: GitHub answered 502",
        about: { kind: "triage", delivery: "delivery-1", installation: 7, repo: "o/r", issue: 1 },
      },
      { reason: expect.stringMatching(/^Error: refused /), about: { issue: 2 } },
    ]);
    expect(JSON.stringify(letters)).not.toContain(TOKEN);
  });

  test("are replayed once, while replicas work, also by two at once", async () => {
    let works = false;
    const ran: number[] = [];
    const work = async (issue: number): Promise<JobResult> => {
      if (!works) throw new Error("not yet");
      ran.push(issue);
      return { outcome: "done", decision: null };
    };
    const queue = await start(work);
    for (let issue = 1; issue <= 12; issue++) await send(queue, issue);
    await queue.waitUntilIdle();
    const letters = await collect(database);
    expect(letters).toHaveLength(12);

    works = true;
    await start(work, opened.another());
    const one = letters[0]?.id ?? "";
    expect(await replayDeadLetters(database, [one, one], logger)).toBe(1);
    expect(await replayDeadLetters(database, [one], logger)).toBe(0);
    const counts = await Promise.all([
      replayDeadLetters(database, null, logger),
      replayDeadLetters(opened.another(), null, logger),
    ]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(11);
    await queue.waitUntilIdle();
    expect(ran.sort((left, right) => left - right)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(await collect(database)).toEqual([]);
    expect(await listTriages(database, "o/r", 5)).toMatchObject([{ delivery: "delivery-5", outcome: "done" }]);
  });

  test("that fail again are dead letters again", async () => {
    const queue = await start(() => Promise.reject(new Error("still broken")));
    await send(queue, 1);
    await queue.waitUntilIdle();
    expect(await replayDeadLetters(database, null, logger)).toBe(1);
    await queue.waitUntilIdle();
    expect(await collect(database)).toMatchObject([{ reason: "Error: still broken", about: { issue: 1 } }]);
  });

  test("are read to the end, however many there are", async () => {
    await start(() => Promise.reject(new Error("x")));
    const schema = `${database.schema}_jobs`;
    await database.query(
      `INSERT INTO ${schema}.job (name, data, state, source_output, source_name)
       SELECT 'triage-dead', jsonb_build_object('odd', n), 'created', '{"value": {"message": "job timed out"}}', 'triage'
       FROM generate_series(1, 1203) n`,
    );
    const letters = await collect(database);
    expect(new Set(letters.map(({ id }) => id)).size).toBe(1203);
    expect(letters[0]).toMatchObject({ reason: "job timed out", about: {} });
  });
});
