import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { GitHubError } from "../../src/github/github.js";
import type { JobResult } from "../../src/queue/job-result.js";
import type { StoredJob, TriageJob } from "../../src/queue/stored-jobs.js";
import { createTriageQueue, DEAD_LETTERS, TRIAGE_QUEUE, type TriageQueue } from "../../src/queue/triage-queue.js";
import type { Database } from "../../src/store/database.js";
import { listTriages } from "../../src/store/triages.js";
import { EAGER } from "../app/support/running-app.js";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { gate, queuesOn } from "./support/queues.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const errors: string[] = [];
const logger = pino({ level: "error" }, { write: (line) => void errors.push(line) });
const DONE: JobResult = { outcome: "done", decision: null };
let deliveries = 0;

function job(number: number, repo = "o/r"): TriageJob {
  deliveries += 1;
  return { kind: "triage", reason: "opened", delivery: `q-${deliveries}`, installation: 1, repo, number };
}

function asTriage(stored: StoredJob): TriageJob {
  if (stored.kind !== "triage") throw new Error(`a ${stored.kind} in a test of triages`);
  return stored;
}

function send(queue: TriageQueue | undefined, each: StoredJob): Promise<boolean> {
  if (!queue) throw new Error("no queue");
  return queue.enqueue(each.delivery, [each]);
}

describe.each(DATABASE_KINDS)("the triage queue, on $name", ({ open }) => {
  const queues = queuesOn(open);
  let database: Database;
  beforeAll(() => {
    database = queues.opened.database;
  });

  async function start(
    work: (job: TriageJob) => Promise<JobResult>,
    on = database,
    options = EAGER,
  ): Promise<TriageQueue> {
    return queues.start(createTriageQueue(on, (stored) => work(asTriage(stored)), logger, options));
  }

  async function states(queue: string, delivery: string): Promise<unknown[]> {
    const rows = await database.query(
      `SELECT state::text AS state FROM ${database.schema}_jobs.job WHERE name = $1 AND data->>'delivery' = $2`,
      [queue, delivery],
    );
    return rows.flatMap((row) => (row && typeof row === "object" && "state" in row ? [row.state] : []));
  }

  async function outcomes(issue: number): Promise<readonly string[]> {
    return (await listTriages(database, "o/r", issue)).map(({ outcome }) => outcome);
  }

  test("of five equal deliveries at once one becomes a job", async () => {
    const seen: string[] = [];
    const queue = await start(async ({ delivery }) => {
      seen.push(delivery);
      return DONE;
    });
    const same = job(1);
    const results = await Promise.all(Array.from({ length: 5 }, () => send(queue, same)));
    expect(results.filter((isNew) => isNew)).toHaveLength(1);
    await queue.waitUntilIdle();
    expect(seen).toEqual([same.delivery]);
    expect(await states(TRIAGE_QUEUE, same.delivery)).toEqual(["completed"]);
  });

  test("jobs of one issue run one after the other, those of others beside them", async () => {
    const running = new Set<string>();
    const overlaps: string[] = [];
    let most = 0;
    const both = gate();
    const queue = await start(async ({ repo, number }) => {
      const key = `${repo}#${number}`;
      if (running.has(key)) overlaps.push(key);
      running.add(key);
      most = Math.max(most, running.size);
      // Holds the first job until one of the other issue has come: only then is it shown that the two run side by side.
      if (running.size === 2) both.open();
      await both.opened;
      running.delete(key);
      return DONE;
    });
    const jobs = [job(2), job(2), job(2), job(2), job(3), job(3)];
    for (const each of jobs) await send(queue, each);
    await queue.waitUntilIdle();
    expect(overlaps).toEqual([]);
    expect(most).toBe(2);
    expect(await outcomes(2)).toHaveLength(4);
    expect(await outcomes(3)).toHaveLength(2);
  });

  test("an outage is tried again until it works", async () => {
    let tries = 0;
    const queue = await start(async () => {
      tries += 1;
      if (tries < 3) throw new GitHubError("unavailable", "503");
      return DONE;
    });
    await send(queue, job(4));
    await queue.waitUntilIdle();
    expect(tries).toBe(3);
    expect(await outcomes(4)).toEqual(["done"]);
  });

  test("a wait that GitHub names is kept to", async () => {
    const times: number[] = [];
    const queue = await start(async () => {
      times.push(performance.now());
      if (times.length === 1) throw new GitHubError("rate-limited", "429", { retryAfter: 1 });
      return DONE;
    });
    await send(queue, job(5));
    await queue.waitUntilIdle();
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(900);
    expect(times).toHaveLength(2);
  });

  test("what GitHub refuses is not tried again", async () => {
    let tries = 0;
    const queue = await start(async () => {
      tries += 1;
      throw new GitHubError("forbidden", "403");
    });
    const refused = job(6);
    await send(queue, refused);
    await queue.waitUntilIdle();
    expect(tries).toBe(1);
    expect(await outcomes(6)).toEqual(["forbidden"]);
    expect(await states(TRIAGE_QUEUE, refused.delivery)).toEqual(["completed"]);
    expect(await states(DEAD_LETTERS, refused.delivery)).toEqual([]);
  });

  test("what never works ends as a dead letter with outcome failed", async () => {
    let tries = 0;
    const queue = await start(async () => {
      tries += 1;
      throw new Error("bug");
    });
    const hopeless = job(7);
    await send(queue, hopeless);
    await queue.waitUntilIdle();
    expect(tries).toBe(1 + EAGER.retry.limit);
    expect(errors.filter((line) => line.includes(`"delivery":"${hopeless.delivery}"`))).toHaveLength(1);
    expect(await outcomes(7)).toEqual(["failed"]);
    expect(await states(TRIAGE_QUEUE, hopeless.delivery)).toEqual(["failed"]);
    expect(await states(DEAD_LETTERS, hopeless.delivery)).toEqual(["created"]);
  });

  test("stopping waits for the job in hand; what waits behind it runs after the next start", async () => {
    const inHand = gate();
    const finish = gate();
    const seen: number[] = [];
    const one = { ...EAGER, concurrency: 1 };
    const queue = await start(
      async ({ number }) => {
        inHand.open();
        await finish.opened;
        seen.push(number);
        return DONE;
      },
      database,
      one,
    );
    await send(queue, job(8));
    await send(queue, job(9));
    await inHand.opened;
    const stopped = queue.stop();
    expect(await queue.isHealthy()).toBe(false);
    finish.open();
    await stopped;
    expect(seen).toEqual([8]);

    const next = await start(async ({ number }) => {
      seen.push(number);
      return DONE;
    });
    await next.waitUntilIdle();
    expect(seen).toEqual([8, 9]);
  });

  test("jobs that release 0.1 stored run after the upgrade", async () => {
    const receiver = await start(async () => DONE, database, { ...EAGER, concurrency: 0 });
    const old = job(11);
    await send(receiver, old);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET data = data - 'kind' - 'reason' WHERE data->>'delivery' = $1`,
      [old.delivery],
    );
    const seen: TriageJob[] = [];
    const queue = await start(async (each) => {
      seen.push(each);
      return DONE;
    });
    await queue.waitUntilIdle();
    expect(seen).toEqual([old]);
    expect(await outcomes(11)).toEqual(["done"]);
  });

  test("a job of a later release ends as a dead letter, and is told of", async () => {
    const receiver = await start(async () => DONE, database, { ...EAGER, concurrency: 0 });
    const later = job(12);
    await send(receiver, later);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET data = data || '{"kind": "new"}' WHERE data->>'delivery' = $1`,
      [later.delivery],
    );
    errors.length = 0;
    const queue = await start(async () => DONE);
    await queue.waitUntilIdle();
    expect(errors.filter((line) => line.includes("job not readable"))).toHaveLength(1 + EAGER.retry.limit);
    expect(await states(DEAD_LETTERS, later.delivery)).toEqual(["created"]);
  });

  test("what was in hand when the embedded App died runs at its next start; on a server another process may have it", async () => {
    const receiver = await start(async () => DONE, database, { ...EAGER, concurrency: 0 });
    const orphan = job(13);
    await send(receiver, orphan);
    await database.query(
      `UPDATE ${database.schema}_jobs.job SET state = 'active', started_on = now(), heartbeat_on = now() + interval '1 day'
       WHERE data->>'delivery' = $1`,
      [orphan.delivery],
    );
    const queue = await start(async () => DONE);
    if (database.kind === "embedded") {
      await queue.waitUntilIdle();
      expect(await outcomes(13)).toEqual(["done"]);
    } else {
      expect(await states(TRIAGE_QUEUE, orphan.delivery)).toEqual(["active"]);
      await database.query(`DELETE FROM ${database.schema}_jobs.job WHERE data->>'delivery' = $1`, [orphan.delivery]);
    }
  });

  test("is healthy while it runs, and idle without jobs", async () => {
    const queue = await start(async () => DONE);
    expect(await queue.isHealthy()).toBe(true);
    await queue.waitUntilIdle();
  });

  test("two replicas never run jobs of one issue at the same time", async () => {
    const other = queues.opened.another();
    // The embedded database serves one process; two replicas are for PostgreSQL.
    if (other === database) return;
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return DONE;
    };
    const [first] = await Promise.all([start(work), start(work, other)]);
    for (let index = 0; index < 10; index++) await send(first, job(10));
    await first?.waitUntilIdle();
    expect(most).toBe(1);
    expect(await outcomes(10)).toHaveLength(10);
  });
});
