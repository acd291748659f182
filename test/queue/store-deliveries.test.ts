import { beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { DEFAULT_QUEUE_OPTIONS } from "../../src/queue/queue-options.js";
import { MOST_AT_ONCE } from "../../src/queue/store-deliveries.js";
import type { StoredJob, TriageJob } from "../../src/queue/stored-jobs.js";
import { createTriageQueue, type TriageQueue } from "../../src/queue/triage-queue.js";
import type { Database } from "../../src/store/database.js";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { queuesOn } from "./support/queues.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const logger = pino({ level: "silent" });

function triage(delivery: string, over: Partial<TriageJob> = {}): TriageJob {
  return { kind: "triage", reason: "opened", delivery, installation: 1, repo: "o/r", number: 1, ...over };
}

/** The database with its transactions counted, and the first held until `release` is called. */
function held(database: Database) {
  let transactions = 0;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const counted: Database = {
    ...database,
    async transaction(work) {
      transactions += 1;
      if (transactions === 1) await released;
      return database.transaction(work);
    },
  };
  return { database: counted, release, transactions: () => transactions };
}

describe.each(DATABASE_KINDS)("deliveries that arrive at once, on $name", ({ open }) => {
  const queues = queuesOn(open);
  let database: Database;
  beforeAll(() => {
    database = queues.opened.database;
  });

  async function receiver(on: Database): Promise<TriageQueue> {
    return queues.start(createTriageQueue(on, null, logger, DEFAULT_QUEUE_OPTIONS));
  }

  const send = (queue: TriageQueue, jobs: readonly StoredJob[]): Promise<boolean>[] =>
    jobs.map((job) => queue.enqueue(job.delivery, [job]));

  /** Delivery ids of what is stored about deliveries whose id begins so. */
  async function stored(prefix: string): Promise<{ deliveries: unknown[]; jobs: unknown[] }> {
    const deliveries = await database.query(
      `SELECT id FROM ${database.schema}.deliveries WHERE id LIKE $1 || '%' ORDER BY id`,
      [prefix],
    );
    const jobs = await database.query(
      `SELECT data->>'delivery' AS id FROM ${database.schema}_jobs.job WHERE data->>'delivery' LIKE $1 || '%' ORDER BY 1`,
      [prefix],
    );
    return { deliveries: [...deliveries], jobs: [...jobs] };
  }
  const ids = (...all: string[]): { id: string }[] => all.map((id) => ({ id }));

  test("those that come while one is written are stored together in the next transaction", async () => {
    const hold = held(database);
    const queue = await receiver(hold.database);
    const first = send(queue, [triage("wait-0")]);
    await new Promise((resolve) => setImmediate(resolve));
    const rest = send(
      queue,
      Array.from({ length: 9 }, (_, index) => triage(`wait-${index + 1}`, { number: index + 2 })),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(hold.transactions()).toBe(1);
    hold.release();
    expect(await Promise.all([...first, ...rest])).toEqual(Array.from({ length: 10 }, () => true));
    expect(hold.transactions()).toBe(2);
    const all = Array.from({ length: 10 }, (_, index) => ({ id: `wait-${index}` }));
    expect(await stored("wait-")).toEqual({ deliveries: all, jobs: all });
  });

  test("no transaction stores more than its share", async () => {
    const hold = held(database);
    hold.release();
    const queue = await receiver(hold.database);
    const count = 2 * MOST_AT_ONCE + 50;
    const results = await Promise.all(
      send(
        queue,
        Array.from({ length: count }, (_, index) => triage(`many-${index}`, { number: index + 1 })),
      ),
    );
    expect(results).toEqual(Array.from({ length: count }, () => true));
    expect(hold.transactions()).toBe(3);
    const { deliveries, jobs } = await stored("many-");
    expect([deliveries.length, jobs.length]).toEqual([count, count]);
  });

  test("the same delivery twice in one transaction is new once, and known afterwards", async () => {
    const queue = await receiver(database);
    const results = await Promise.all(send(queue, [triage("same-1"), triage("same-2"), triage("same-1")]));
    expect(results).toEqual([true, true, false]);
    expect(await Promise.all(send(queue, [triage("same-2"), triage("same-3")]))).toEqual([false, true]);
    const three = ids("same-1", "same-2", "same-3");
    expect(await stored("same-")).toEqual({ deliveries: three, jobs: three });
  });

  test("a delivery that the database cannot take fails alone", async () => {
    const queue = await receiver(database);
    const [before, unfit, after] = await Promise.allSettled(
      send(queue, [triage("lot-1"), triage("lot-2", { repo: "o/nul\0" }), triage("lot-3")]),
    );
    expect(before).toEqual({ status: "fulfilled", value: true });
    expect(unfit).toMatchObject({ status: "rejected", reason: { code: expect.stringMatching(/^22/) } });
    expect(after).toEqual({ status: "fulfilled", value: true });
    const two = ids("lot-1", "lot-3");
    expect(await stored("lot-")).toEqual({ deliveries: two, jobs: two });
    expect(await queue.enqueue("lot-2", [triage("lot-2")])).toBe(true);
  });

  test("where the database fails, all are told, and it is not asked again for each", async () => {
    let attempts = 0;
    const failing: Database = {
      ...database,
      async transaction() {
        attempts += 1;
        throw new Error("no database");
      },
    };
    const queue = await receiver(failing);
    const results = await Promise.allSettled(send(queue, [triage("down-1"), triage("down-2"), triage("down-3")]));
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(attempts).toBe(1);
    expect(await stored("down-")).toEqual({ deliveries: [], jobs: [] });
  });

  test("after a failure the next delivery is stored", async () => {
    let attempts = 0;
    const recovering: Database = {
      ...database,
      async transaction(work) {
        attempts += 1;
        if (attempts === 1) throw new Error("no database");
        return database.transaction(work);
      },
    };
    const queue = await receiver(recovering);
    await expect(queue.enqueue("up-1", [triage("up-1")])).rejects.toThrow("no database");
    expect(await queue.enqueue("up-1", [triage("up-1")])).toBe(true);
  });

  test("edits of an issue in one transaction are one triage, of the last", async () => {
    const queue = await receiver(database);
    const edits = [1, 2, 3].map((nth) => triage(`edit-${nth}`, { reason: "edited", repo: "o/edited" }));
    const other = triage("edit-other", { reason: "edited", repo: "o/edited", number: 2 });
    expect(await Promise.all(send(queue, [...edits, other]))).toEqual([true, true, true, true]);
    expect(await stored("edit-")).toEqual({
      deliveries: ids("edit-1", "edit-2", "edit-3", "edit-other"),
      jobs: ids("edit-3", "edit-other"),
    });
  });

  test("two processes that store the same deliveries in another order, edits among them, both end", async () => {
    const here = await receiver(database);
    const there = await receiver(queues.opened.another());
    const jobs = Array.from({ length: 60 }, (_, index) =>
      triage(`twin-${index}`, { reason: "edited", repo: "o/twin", number: index + 1 }),
    );
    const [left, right] = await Promise.all([
      Promise.all(send(here, jobs)),
      Promise.all(send(there, jobs.toReversed())),
    ]);
    const isNew = [...left, ...right].filter(Boolean);
    expect(isNew).toHaveLength(60);
    expect((await stored("twin-")).jobs).toHaveLength(60);
  });

  test("a delivery that another process holds locked fails alone", async () => {
    // The embedded database has one process and one connection.
    if (database.kind === "embedded") return;
    const queue = await receiver(database);
    const ends = await queues.opened.another().transaction(async (transaction) => {
      await transaction.query(`INSERT INTO ${database.schema}.deliveries (id) VALUES ('lock-2')`);
      const results = await Promise.allSettled(send(queue, [triage("lock-1"), triage("lock-2"), triage("lock-3")]));
      return results.map(({ status }) => status);
    });
    expect(ends).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect((await stored("lock-")).jobs).toEqual(ids("lock-1", "lock-3"));
  });
});
