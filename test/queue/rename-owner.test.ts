import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { PgBoss } from "pg-boss";
import { pino } from "pino";
import { z } from "zod";
import { queueSchema, TRIAGE_QUEUE } from "../../src/queue/job-rows.js";
import { renameOwner } from "../../src/queue/rename-owner.js";
import { settleJob } from "../../src/queue/settle-job.js";
import type { JobOf } from "../../src/queue/stored-jobs.js";
import { createTriageQueue, type TriageQueue } from "../../src/queue/triage-queue.js";
import { noteNumber } from "../../src/store/renamed-repositories.js";
import { EAGER } from "../app/support/running-app.js";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { queuesOn } from "./support/queues.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const JOB: JobOf<"rename-owner"> = {
  kind: "rename-owner",
  delivery: "of the owner",
  installation: 7,
  from: "old",
  to: "new",
  at: "2026-01-02T00:00:00Z",
};
const rows = z.array(z.object({ state: z.string(), data: z.record(z.string(), z.unknown()) }));

describe.each(DATABASE_KINDS)("the job that renames an account, on $name", ({ open }) => {
  const queues = queuesOn(open);
  let queue: TriageQueue;
  let boss: PgBoss;

  beforeAll(async () => {
    const { database } = queues.opened;
    queue = createTriageQueue(database, null, pino({ level: "silent" }), EAGER);
    await queue.start();
    boss = new PgBoss({ ...database.queueOptions, schema: queueSchema(database), schedule: false, supervise: false });
    await boss.start();
    // Fills its cache of queues, as the queue does.
    await boss.findJobs(TRIAGE_QUEUE, { limit: 1 });
    const numbered = [
      [1, 7, "Old/engine"],
      [2, 7, "old/tools"],
      [3, 7, "older/engine"],
      [4, 8, "old/of-another"],
    ] as const;
    for (const [id, installation, repo] of numbered) await noteNumber(database, { id, installation, repo, at: null });
  });
  afterAll(async () => {
    await boss?.stop({ graceful: false });
    await queue?.stop();
  });

  async function jobs(kind: string) {
    const { query } = queues.opened.database;
    const found = await query(
      `SELECT state::text, data FROM ${queueSchema(queues.opened.database)}.job
       WHERE name = $1 AND data->>'kind' = $2 ORDER BY data->>'from'`,
      [TRIAGE_QUEUE, kind],
    );
    return rows.parse(found);
  }

  test("asks for a renaming of each of its repositories with its own end, once, whenever the process dies", async () => {
    const { database } = queues.opened;
    await queue.enqueue(JOB.delivery, [JOB]);
    const [claimed] = await boss.fetch(TRIAGE_QUEUE, { includeMetadata: true });
    if (!claimed) throw new Error("no job");
    const result = await renameOwner(JOB, { database }, { storedAt: new Date() });
    if (!("outcome" in result)) throw new Error("not done");
    const settle = (dies: boolean) =>
      database.transaction(async (transaction) => {
        await settleJob(transaction, boss, claimed, JOB, { kind: "settled", ...result });
        if (dies) throw new Error("killed");
      });
    await expect(settle(true)).rejects.toThrow("killed");
    expect(await jobs("rename-repository")).toEqual([]);
    expect(await jobs("rename-owner")).toMatchObject([{ state: "active" }]);

    await settle(false);
    const move = { kind: "rename-repository", delivery: JOB.delivery, installation: 7, at: JOB.at };
    const asked = [
      { state: "created", data: { ...move, repositoryId: 1, from: "Old/engine", to: "new/engine" } },
      { state: "created", data: { ...move, repositoryId: 2, from: "old/tools", to: "new/tools" } },
    ];
    expect(await jobs("rename-repository")).toEqual(asked);
    expect(await jobs("rename-owner")).toMatchObject([{ state: "completed" }]);
    // Whoever has lost it meanwhile asks for nothing more.
    await settle(false);
    expect(await jobs("rename-repository")).toEqual(asked);
  });
});
