import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { z } from "zod";
import { GitHubError } from "../../src/github/github.js";
import { type Attempt, ClaimLostError, type JobResult } from "../../src/queue/job-result.js";
import type { TriageQueueOptions } from "../../src/queue/queue-options.js";
import type { StoredJob, TriageJob } from "../../src/queue/stored-jobs.js";
import { createTriageQueue, DEAD_LETTERS, type TriageQueue } from "../../src/queue/triage-queue.js";
import type { Database } from "../../src/store/database.js";
import { listTriages } from "../../src/store/triages.js";
import { eventually } from "../app/support/eventually.js";
import { EAGER } from "../app/support/running-app.js";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { gate, queuesOn } from "./support/queues.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const logger = pino({ level: "silent" });
const DONE: JobResult = { outcome: "done", decision: null };
const countRows = z.array(z.object({ count: z.coerce.number() })).length(1);
let deliveries = 0;

function triage(installation: number, repo: string, number: number, reason: TriageJob["reason"] = "opened"): TriageJob {
  deliveries += 1;
  return { kind: "triage", reason, delivery: `p-${deliveries}`, installation, repo, number };
}

describe.each(DATABASE_KINDS)("the queue's pace, on $name", ({ open }) => {
  const queues = queuesOn(open);
  let database: Database;
  beforeAll(() => {
    database = queues.opened.database;
  });

  async function start(
    work: (job: TriageJob, attempt: Attempt) => Promise<JobResult>,
    options: Partial<TriageQueueOptions> = {},
    on = database,
  ): Promise<TriageQueue> {
    const each = async (job: StoredJob, attempt: Attempt) => {
      if (job.kind !== "triage") throw new Error(`a ${job.kind} in a test of triages`);
      return work(job, attempt);
    };
    return queues.start(createTriageQueue(on, each, logger, { ...EAGER, ...options }));
  }

  async function send(queue: TriageQueue, ...jobs: readonly TriageJob[]): Promise<void> {
    for (const job of jobs) expect(await queue.enqueue(job.delivery, [job])).toBe(true);
  }

  async function count(condition: string, ...params: readonly unknown[]): Promise<number> {
    const sql = `SELECT count(*) AS count FROM ${database.schema}_jobs.job WHERE ${condition}`;
    return countRows.parse(await database.query(sql, params))[0]?.count ?? 0;
  }

  test("a limit of one installation's holds all its jobs, on every process, and no other's", async () => {
    const calls: string[] = [];
    let limited = true;
    const work = async ({ installation, number }: TriageJob) => {
      calls.push(`${installation}#${number}`);
      if (installation === 1 && limited) throw new GitHubError("rate-limited", "403", { retryAfter: 3_600 });
      return DONE;
    };
    const first = await start(work);
    // On PostgreSQL another process; the embedded database serves one.
    const second = queues.opened.another() === database ? first : await start(work, {}, queues.opened.another());
    const held = () =>
      count("data->>'installation' = '1' AND state = 'retry' AND start_after > now() + interval '30 min'");
    await send(first, triage(1, "limited/a", 1));
    await eventually(async () => (await held()) === 1);
    expect(calls).toEqual(["1#1"]);
    for (let number = 2; number <= 9; number++) await send(number % 2 ? first : second, triage(1, "limited/b", number));
    await send(second, triage(2, "free/a", 1), triage(2, "free/a", 2));
    await eventually(async () => (await held()) === 9 && calls.length === 3);
    expect(calls.slice(1).sort()).toEqual(["2#1", "2#2"]);

    limited = false;
    await database.query(`UPDATE ${database.schema}.installations SET paused_until = now() WHERE id = 1`);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET start_after = now() WHERE data->>'installation' = '1'`,
    );
    await first.waitUntilIdle();
    expect(calls.filter((call) => call.startsWith("1#"))).toHaveLength(1 + 9);
  });

  test("a limit takes no tries, however often it comes, and drops nothing", async () => {
    const limits = EAGER.retry.limit + 3;
    let attempts = 0;
    const queue = await start(async () => {
      attempts += 1;
      if (attempts <= limits) throw new GitHubError("rate-limited", "429", { retryAfter: 0.01 });
      // The tries are all still there.
      if (attempts <= limits + EAGER.retry.limit) throw new GitHubError("unavailable", "503");
      return DONE;
    });
    const job = triage(3, "patient/repo", 1);
    await send(queue, job);
    await queue.waitUntilIdle();
    expect(attempts).toBe(limits + EAGER.retry.limit + 1);
    expect((await listTriages(database, "patient/repo", 1)).map(({ outcome }) => outcome)).toEqual(["done"]);
    expect(await count("name = $1 AND data->>'delivery' = $2", DEAD_LETTERS, job.delivery)).toBe(0);
  });

  test("a burst of one repository's does not stand before another's single issue", async () => {
    const order: string[] = [];
    // A process that only receives, so that all of them wait.
    const receiver = await start(async () => DONE, { concurrency: 0 });
    const burst = Array.from({ length: 100 }, (_, index) => triage(4, "burst/repo", index + 1));
    await send(receiver, ...burst, triage(5, "quiet/repo", 1));
    const worker = await start(
      async ({ repo }) => {
        order.push(repo);
        return DONE;
      },
      { concurrency: 2 },
    );
    await worker.waitUntilIdle();
    expect(order).toHaveLength(101);
    // Behind those that were as few ahead as it is: the first of the burst, and what the second worker takes at once.
    expect(order.indexOf("quiet/repo")).toBeLessThan(4);
  });

  test("a burst whose jobs hang leaves a worker for the others", async () => {
    const finish = gate();
    const quiet = gate();
    let inHand = 0;
    const queue = await start(
      async ({ repo, number }) => {
        if (repo === "quiet/other") quiet.open();
        // The first ones are not far ahead, and every worker takes them.
        else if (number > 15) {
          inHand += 1;
          await finish.opened;
        }
        return DONE;
      },
      { concurrency: 4 },
    );
    for (let number = 1; number <= 40; number++) await send(queue, triage(6, "hanging/repo", number));
    await eventually(async () => inHand === 3);
    await send(queue, triage(7, "quiet/other", 1));
    await quiet.opened;
    expect(inHand).toBe(3);
    finish.open();
    await queue.waitUntilIdle();
  });

  test("a burst of edits is one triage, of the last, after the quiet period", async () => {
    const seen: string[] = [];
    const queue = await start(
      async ({ delivery }) => {
        seen.push(delivery);
        return DONE;
      },
      { quietSeconds: 3_600 },
    );
    const edits = [1, 2, 3, 4, 5].map(() => triage(8, "edited/repo", 1, "edited"));
    await Promise.all(edits.map((each) => queue.enqueue(each.delivery, [each])));
    await send(queue, triage(8, "edited/repo", 2, "edited"));
    const waiting = "data->>'repo' = 'edited/repo' AND state = 'created' AND start_after > now() + interval '55 min'";
    expect(await count(waiting)).toBe(2);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET start_after = now() WHERE data->>'repo' = 'edited/repo'`,
    );
    await queue.waitUntilIdle();
    expect(seen).toHaveLength(2);
    // One of another issue, and one of the five.
    expect(edits.filter(({ delivery }) => seen.includes(delivery))).toHaveLength(1);
  });

  test("whoever edits for hours is triaged on the way", async () => {
    const queue = await start(async () => DONE, { quietSeconds: 600 });
    await send(queue, triage(9, "endless/repo", 1, "edited"));
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET created_on = now() - interval '45 min' WHERE data->>'repo' = 'endless/repo'`,
    );
    await send(queue, triage(9, "endless/repo", 1, "edited"));
    expect(await count("data->>'repo' = 'endless/repo' AND start_after < now() + interval '6 min'")).toBe(1);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET start_after = now() WHERE data->>'repo' = 'endless/repo'`,
    );
    await queue.waitUntilIdle();
  });

  test("a triage that is not of an edit is neither held up by one nor takes its place", async () => {
    const seen: string[] = [];
    const queue = await start(
      async ({ reason }) => {
        seen.push(reason);
        return DONE;
      },
      { quietSeconds: 3_600 },
    );
    await send(queue, triage(10, "both/repo", 1, "edited"), triage(10, "both/repo", 1, "opened"));
    await eventually(async () => seen.length === 1);
    expect(seen).toEqual(["opened"]);
    expect(await count("data->>'repo' = 'both/repo' AND state = 'created'")).toBe(1);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET start_after = now() WHERE data->>'repo' = 'both/repo'`,
    );
    await queue.waitUntilIdle();
    expect(seen).toEqual(["opened", "edited"]);
  });

  test("a job that another process took over is nothing of this one's any more", async () => {
    const inHand = gate();
    const resume = gate();
    const ends: unknown[] = [];
    const queue = await start(async (_job, { assertClaimed }) => {
      if (ends.length > 0) return DONE;
      inHand.open();
      await resume.opened;
      await assertClaimed().catch((error: unknown) => ends.push(error));
      throw ends[0];
    });
    await send(queue, triage(11, "stolen/repo", 1));
    await inHand.opened;
    // As pg-boss does for a process without a sign of life.
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET state = 'retry', retry_count = retry_limit WHERE data->>'repo' = 'stolen/repo'`,
    );
    resume.open();
    await queue.waitUntilIdle();
    expect(ends).toEqual([expect.any(ClaimLostError)]);
    expect((await listTriages(database, "stolen/repo", 1)).map(({ outcome }) => outcome)).toEqual(["done"]);
  });
});
