import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { benchServer, type ServerPlan, type ServerReport } from "../../bench/server/bench-server.js";
import { createMail } from "../../bench/server/mail.js";
import { measureMemory } from "../../bench/server/memory.js";
import { printServerReport } from "../../bench/server/print.js";
import { countLost, createPostgresStore } from "../../bench/server/storage.js";
import { judge } from "../../bench/server/targets.js";
import { DEFAULT_QUEUE_OPTIONS } from "../../src/queue/queue-options.js";
import { createTriageQueue } from "../../src/queue/triage-queue.js";
import { migrate } from "../../src/store/migrate.js";
import { sign } from "../app/support/deliveries.js";
import { DATABASE_KINDS, openTestEmbedded, POSTGRES_URL, type TestDatabase } from "../store/support/databases.js";

// Each server of a measurement is a process of its own, run through a loader here.
jest.setTimeout(300_000);

const hasPostgres = DATABASE_KINDS.some(({ name }) => name === "PostgreSQL");
const onPostgres = hasPostgres ? test : test.skip;

/** Few of everything: nothing here looks at times. */
const PLAN: ServerPlan = {
  code: "src",
  parts: ["ack", "backlog"],
  postgres: hasPostgres ? POSTGRES_URL : null,
  seconds: 2,
  rates: { PostgreSQL: 120, embedded: 60 },
  deliveries: 100,
  jobs: 40,
  latencyMs: 1,
};

describe("a short run", () => {
  let report: ServerReport;
  beforeAll(async () => {
    report = await benchServer(PLAN, () => {});
  });

  test("acknowledges every delivery and loses none, at a rate and without", () => {
    const rows = report.acknowledging.map(({ server, rate, refused, lost }) => ({ server, rate, refused, lost }));
    const both = (server: string, asked: number) =>
      [asked, null].flatMap((rate) => [
        { server: "bare Probot", rate, refused: 0, lost: null },
        { server, rate, refused: 0, lost: 0 },
      ]);
    expect(rows).toEqual([...(hasPostgres ? both("App, PostgreSQL", 120) : []), ...both("App, embedded", 60)]);
  });

  test("measures the App beside the bare app of the same run", () => {
    const measured = report.acknowledging.filter(({ ofBare }) => ofBare !== null);
    expect(measured).toHaveLength(hasPostgres ? 4 : 2);
    for (const { ofBare, p50, p99 } of measured) {
      expect(ofBare?.perSecond).toBeGreaterThan(0);
      expect(ofBare?.p99).toBeGreaterThan(0);
      expect(p50).toBeGreaterThan(0);
      expect(p99).toBeGreaterThanOrEqual(p50);
    }
  });

  onPostgres("finishes the backlog with one worker process and with two", () => {
    expect(report.backlog.map(({ workers, jobs }) => [workers, jobs])).toEqual([
      [1, 40],
      [2, 40],
    ]);
    for (const { seconds } of report.backlog) expect(seconds).toBeGreaterThan(0);
  });

  test("prints a row for each measurement", () => {
    const printed = printServerReport(report);
    for (const name of ["bare Probot", "App, embedded", "no limit"]) expect(printed).toContain(name);
    expect(printed).toContain("lost, refused");
  });
});

onPostgres("memory is looked at along the way, and nothing is lost", async () => {
  const store = createPostgresStore(POSTGRES_URL);
  try {
    const row = await measureMemory({ code: "src", store, role: "web", deliveries: 100 });
    expect(row).toMatchObject({ process: "PostgreSQL, web", deliveries: 100, lost: 0 });
    expect(row.samples).toHaveLength(20);
    // A process that holds no more than that is not a server on Node.js.
    for (const megabytes of row.samples) expect(megabytes).toBeGreaterThan(30);
  } finally {
    await store.drop();
  }
});

describe("what is acknowledged and not stored", () => {
  let opened: TestDatabase;
  afterAll(() => opened?.drop());

  test("is counted as lost", async () => {
    opened = await openTestEmbedded();
    const { database } = opened;
    await migrate(database);
    const queue = createTriageQueue(database, null, pino({ level: "silent" }), DEFAULT_QUEUE_OPTIONS);
    await queue.start();
    const job = { kind: "triage", reason: "opened", installation: 1, repo: "o/r", number: 1 } as const;
    await queue.enqueue("kept", [{ ...job, delivery: "kept" }]);
    await queue.enqueue("without-its-job", []);
    await queue.stop();
    expect(await countLost(database, ["kept"])).toBe(0);
    expect(await countLost(database, ["kept", "without-its-job", "never-stored"])).toBe(2);
  });

  test("misses the target, as do slow answers and growing memory", () => {
    const row = { rate: 1_000, perSecond: 1_000, p50: 1, p99: 20, refused: 0, lost: 0, ofBare: null };
    const memory = { deliveries: 1, lost: 0, samples: [100], growth: 1 };
    const report: ServerReport = {
      machine: "",
      node: "",
      plan: PLAN,
      acknowledging: [{ server: "App, PostgreSQL", ...row }],
      memory: [{ process: "PostgreSQL, web", ...memory }],
      backlog: [1, 2].map((workers) => ({ workers, jobs: 1, seconds: 1, perSecond: workers })),
    };
    const missed = (over: Partial<ServerReport>) =>
      judge({ ...report, ...over })
        .filter(({ met }) => !met)
        .map(({ what }) => what);
    expect(missed({})).toEqual([]);
    for (const over of [{ lost: 1 }, { refused: 1 }, { p99: 120 }, { perSecond: 900 }]) {
      expect(missed({ acknowledging: [{ server: "App, PostgreSQL", ...row, ...over }] })).toHaveLength(1);
    }
    for (const over of [{ lost: 1 }, { samples: [200] }, { growth: 1.5 }]) {
      expect(missed({ memory: [{ process: "PostgreSQL, web", ...memory, ...over }] })).toHaveLength(1);
    }
    const even = [1, 2].map((workers) => ({ workers, jobs: 1, seconds: 1, perSecond: 1 }));
    expect(missed({ backlog: even })).toHaveLength(1);
  });
});

test("deliveries are signed, of a real one's size, and each of another issue", () => {
  const secret = "a secret of the tests";
  const next = createMail(secret);
  const letters = Array.from({ length: 50 }, next);
  const numbers = letters.map(({ body }) => JSON.parse(body).issue.number);
  expect(new Set(numbers).size).toBe(50);
  expect(new Set(letters.map(({ id }) => id)).size).toBe(50);
  expect(new Set(letters.map(({ body }) => JSON.parse(body).repository.full_name)).size).toBe(40);
  for (const { body, headers } of letters) {
    expect(headers["x-hub-signature-256"]).toBe(sign(body, secret));
    expect(body.length).toBeGreaterThan(12_000);
    expect(body.length).toBeLessThan(22_000);
  }
});
