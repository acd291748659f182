import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { z } from "zod";
import { EXPIRE_SECONDS } from "../../src/queue/queue-options.js";
import { renameRepository } from "../../src/queue/rename-repository.js";
import type { JobOf, StoredJob } from "../../src/queue/stored-jobs.js";
import { createTriageQueue, type TriageQueue } from "../../src/queue/triage-queue.js";
import { lockRenamings } from "../../src/store/renamed-repositories.js";
import { listTriages, recordTriage } from "../../src/store/triages.js";
import { eventually } from "../app/support/eventually.js";
import { EAGER } from "../app/support/running-app.js";
import { DATABASE_KINDS } from "../store/support/databases.js";
import { queuesOn } from "./support/queues.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

type Rename = JobOf<"rename-repository">;
const DONE = { outcome: "done", decision: null };
const LATER = { postponeSeconds: 2 };
const idRows = z.array(z.object({ id: z.string() }));
const secondsRows = z.array(z.object({ seconds: z.coerce.number().nullable() })).length(1);

describe.each(DATABASE_KINDS)("the job that renames a repository, on $name", ({ name: kind, open }) => {
  let queue: TriageQueue | undefined;
  // Before its database is dropped.
  afterAll(() => queue?.stop());
  const queues = queuesOn(open);
  const jobTable = () => `${queues.opened.database.schema}_jobs.job`;
  // Its tables are there from the first test on.
  beforeAll(() => start());

  async function start(): Promise<void> {
    queue = createTriageQueue(queues.opened.database, null, pino({ level: "silent" }), EAGER);
    await queue.start();
  }

  /** Stores a job that nobody works on; gives its id in the queue. */
  async function store(job: StoredJob): Promise<string> {
    await queue?.enqueue(job.delivery, [job]);
    const { query } = queues.opened.database;
    const rows = await query(`SELECT id FROM ${jobTable()} WHERE data->>'delivery' = $1`, [job.delivery]);
    const [{ id } = { id: "" }] = idRows.parse(rows);
    return id;
  }

  function renaming(repositoryId: number, from: string, to: string, at: string): Rename {
    const job = { kind: "rename-repository", delivery: randomUUID(), installation: 7, repositoryId, from, to } as const;
    return { ...job, at: `2026-01-02T00:00:${at}Z` };
  }

  const run = (job: Rename, id: string = randomUUID()) =>
    renameRepository(job, queues.opened, { id, storedAt: new Date(), assertClaimed: async () => {} });

  async function setState(id: string, state: "active" | "completed", secondsAgo = 0): Promise<void> {
    await queues.opened.database.query(
      `UPDATE ${jobTable()} SET state = $2::text::${jobTable().replace(/job$/, "job_state")},
         started_on = clock_timestamp() - make_interval(secs => $3) WHERE id = $1::uuid`,
      [id, state, secondsAgo],
    );
  }

  async function triaged(repo: string, delivery: string): Promise<void> {
    const triage = { delivery, installation: 7, repo, issue: 1, outcome: "done", decision: null } as const;
    await recordTriage(queues.opened.database, triage);
  }

  const deliveries = async (repo: string) =>
    (await listTriages(queues.opened.database, repo, 1)).map(({ delivery }) => delivery);

  const triageOf = (repo: string): StoredJob => ({
    kind: "triage",
    reason: "opened",
    delivery: randomUUID(),
    installation: 7,
    repo,
    number: 1,
  });

  test("waits for the renaming that frees the name it wants, so that neither gets what is the other's", async () => {
    await triaged("a/engine", "of engine");
    await triaged("a/next", "of next");
    const frees = renaming(1, "a/engine", "a/engine-old", "01");
    const wants = renaming(2, "a/next", "a/engine", "02");
    const [first, second] = [await store(frees), await store(wants)];
    expect(await run(wants, second)).toEqual(LATER);
    expect(await run(frees, first)).toEqual(DONE);
    await setState(first, "completed");
    expect(await run(wants, second)).toEqual(DONE);
    await setState(second, "completed");
    expect([await deliveries("a/engine-old"), await deliveries("a/engine")]).toEqual([["of engine"], ["of next"]]);
    // Heard once more, it takes nothing from whoever has the name by now.
    expect(await run(frees)).toEqual(DONE);
    expect(await deliveries("a/engine")).toEqual(["of next"]);
  });

  test("does not wait for a later renaming of another, which waits for it", async () => {
    const early = renaming(3, "b/x", "b/y", "01");
    const late = renaming(4, "b/y", "b/x", "02");
    const [first, second] = [await store(early), await store(late)];
    expect(await run(late, second)).toEqual(LATER);
    expect(await run(early, first)).toEqual(DONE);
    await setState(first, "completed");
    await setState(second, "completed");
  });

  test("waits for jobs that ran before it, not for those that come up and are put back since", async () => {
    const job = renaming(5, "c/old", "c/new", "01");
    const running = await store(triageOf("c/old"));
    await setState(running, "active", 1);
    expect(await run(job)).toEqual(LATER);
    await setState(running, "active", -60);
    expect(await run(job)).toEqual(DONE);
    await setState(running, "completed");
  });

  test("holds its repository's jobs for longer than one that it waits for may run, and no longer than it takes", async () => {
    const job = renaming(6, "d/old", "d/new", "01");
    const running = await store(triageOf("d/old"));
    await setState(running, "active", 1);
    expect(await run(job)).toEqual(LATER);
    const hold = async () => {
      const { query, schema } = queues.opened.database;
      const rows = await query(
        `SELECT extract(epoch FROM moving_until - now()) AS seconds FROM ${schema}.renamed_repositories WHERE id = 6`,
      );
      return secondsRows.parse(rows)[0]?.seconds;
    };
    expect(await hold()).toBeGreaterThan(EXPIRE_SECONDS);
    await setState(running, "completed");
    expect(await run(job)).toEqual(DONE);
    expect(await hold()).toBeNull();
  });

  test("moves from the name on record, where the event of a renaming between was lost", async () => {
    await triaged("e/a", "of e");
    expect(await run(renaming(8, "e/a", "e/b", "01"))).toEqual(DONE);
    expect(await run(renaming(8, "e/c", "e/d", "03"))).toEqual(DONE);
    expect(await deliveries("e/d")).toEqual(["of e"]);
  });

  // The embedded database has one connection: transactions on it follow one another without a lock.
  if (kind === "PostgreSQL") {
    test("and another are never done at once", async () => {
      const { database } = queues.opened;
      let ended = false;
      const started: Promise<unknown>[] = [];
      await database.transaction(async (transaction) => {
        await lockRenamings(transaction);
        started.push(run(renaming(9, "f/a", "f/b", "01")).then(() => (ended = true)));
        const blocked = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
        await eventually(async () => ended || (await transaction.query(blocked)).length > 0);
        expect(ended).toBe(false);
      });
      await Promise.all(started);
      expect(ended).toBe(true);
    });
  }
});
