import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { listDeadLetters, replayDeadLetters } from "../../src/queue/dead-letters.js";
import type { StoredJob } from "../../src/queue/stored-jobs.js";
import { createTriageQueue } from "../../src/queue/triage-queue.js";
import type { Database } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import { NEWEST_VERSION } from "../../src/store/schema-version.js";
import { exportDatabase } from "../../src/transfer/export-database.js";
import { importDatabase } from "../../src/transfer/import-database.js";
import { TABLES } from "../../src/transfer/tables.js";
import { TransferError } from "../../src/transfer/transfer-error.js";
import { EAGER } from "../app/support/running-app.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";
import { columnsOf, contents, fill } from "./support/fill.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(180_000);

const logger = pino({ level: "silent" });
const NEVER = { ...EAGER, retry: { ...EAGER.retry, limit: 0 } };
const opened: TestDatabase[] = [];

afterEach(async () => {
  for (const each of opened.splice(0)) await each.drop();
});

async function openMigrated(open: () => Promise<TestDatabase>): Promise<Database> {
  const each = await open();
  opened.push(each);
  await migrate(each.database);
  return each.database;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split("\n").slice(0, -1);
}

async function exported(database: Database): Promise<string> {
  let all = "";
  await exportDatabase(database, new Date(0), async (text) => {
    all += text;
  });
  return all;
}

function jobOf(number: number): StoredJob {
  return { kind: "triage", reason: "opened", delivery: `d-${number}`, installation: 7, repo: "o/r", number };
}

test("every table that a migration makes is exported, and has no column that a sequence fills", async () => {
  const columns = await columnsOf(await openMigrated(openTestEmbedded));
  expect([...new Set(columns.map(({ table }) => table))].sort()).toEqual([...TABLES].sort());
  expect(columns.filter(({ generated }) => generated)).toEqual([]);
});

// There and back, where there is a server: from each kind to each kind.
const PAIRS = DATABASE_KINDS.flatMap((from) => DATABASE_KINDS.map((to) => ({ from, to })));

describe.each(PAIRS)("from $from.name to $to.name", ({ from, to }) => {
  test("every row of every table arrives as it was, and the end of a line within a text does not end one", async () => {
    const source = await openMigrated(from.open);
    await fill(source, 3);
    const text = await exported(source);
    expect(text).not.toMatch(/[\u2028\u2029]/);
    const target = await openMigrated(to.open);
    const transferred = await importDatabase(target, linesOf(text), logger);
    expect(transferred).toEqual({ rows: 3 * TABLES.length, jobs: 0 });
    expect(await contents(target)).toEqual(await contents(source));
  });

  test("jobs that wait are worked on there, and dead letters are replayed there", async () => {
    const source = await openMigrated(from.open);
    const failing = createTriageQueue(source, () => Promise.reject(new Error("broken here")), logger, NEVER);
    await failing.start();
    await failing.enqueue("d-1", [jobOf(1)]);
    await failing.waitUntilIdle();
    await failing.stop();
    const storing = createTriageQueue(source, null, logger, NEVER);
    await storing.start();
    await storing.enqueue("d-2", [jobOf(2)]);
    await storing.stop();
    const text = await exported(source);

    const target = await openMigrated(to.open);
    expect(await importDatabase(target, linesOf(text), logger)).toMatchObject({ jobs: 2 });
    for await (const letter of listDeadLetters(target)) {
      expect(letter).toMatchObject({ reason: "Error: broken here", about: { issue: 1 } });
    }
    const seen: { issue: number; storedAt: Date }[] = [];
    const queue = createTriageQueue(
      target,
      async (job, { storedAt }) => {
        seen.push({ issue: "number" in job ? job.number : 0, storedAt });
        return { outcome: "done", decision: null };
      },
      logger,
      NEVER,
    );
    await queue.start();
    await queue.waitUntilIdle();
    expect(seen.map(({ issue }) => issue)).toEqual([2]);
    expect(await replayDeadLetters(target, null, logger)).toBe(1);
    await queue.waitUntilIdle();
    expect(seen.map(({ issue }) => issue)).toEqual([2, 1]);
    // A delivery that was seen before the move is known after it.
    expect(await queue.enqueue("d-2", [jobOf(2)])).toBe(false);
    await queue.stop();
  });
});

describe("an export", () => {
  test("is written in pieces, however many rows there are", async () => {
    const source = await openMigrated(openTestEmbedded);
    await source.query(
      `INSERT INTO ${source.schema}.deliveries (id) SELECT 'delivery ' || n FROM generate_series(1, 5000) n`,
    );
    let most = 0;
    const { rows } = await exportDatabase(source, new Date(0), async (text) => {
      most = Math.max(most, text.split("\n").length - 1);
    });
    expect(rows).toBe(5000);
    expect(most).toBe(500);
  });
});

describe("an import refuses, and stores nothing", () => {
  const header = JSON.stringify({
    format: "engine-triage export",
    version: 1,
    schema: NEWEST_VERSION,
    at: "1970-01-01T00:00:00.000Z",
  });
  const row = '{"table":"deliveries","row":{"id":"a","received_at":"2026-01-01T00:00:00Z"}}';
  const end = (rows: number): string => JSON.stringify({ end: { rows, jobs: 0 } });

  test("what is no whole export of this release", async () => {
    const target = await openMigrated(openTestEmbedded);
    const cases: [string, string[], RegExp][] = [
      ["nothing", [], /cut short after line 0/],
      ["a file that is none", ["# Markdown"], /line 1: is not JSON/],
      ["another's JSON", ['{"a":1}'], /line 1: is not the header/],
      ["another format", [header.replace('"version":1', '"version":2')], /format 2, this release reads 1/],
      [
        "other tables",
        [header.replace(/"schema":\d+/, '"schema":2')],
        /version 2, this release has version \d+; import it with/,
      ],
      ["a half", [header, row], /cut short after line 2; export again/],
      ["half a line", [header, row.slice(0, 30)], /line 2: is not JSON/],
      ["a lost line", [header, row, end(2)], /should have 2 rows and 0 jobs, and has 1 and 0/],
      ["two in one", [header, row, end(1), header], /line 4: there is more after the end/],
      [
        "a table of somebody else",
        [header, row.replace("deliveries", "pg_authid"), end(1)],
        /line 2: is neither a row/,
      ],
      ["a row twice", [header, row, row, end(2)], /line 4 or shortly before: the database refuses a row \[23505\]/],
    ];
    for (const [, lines, message] of cases) {
      const importing = importDatabase(target, linesOf(lines.map((line) => `${line}\n`).join("")), logger);
      const error = await importing.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(TransferError);
      expect(String(error)).toMatch(message);
    }
    expect(Object.values(await contents(target)).flat()).toEqual([]);
  });

  test("a database that is in use", async () => {
    const target = await openMigrated(openTestEmbedded);
    await target.query(`INSERT INTO ${target.schema}.deliveries (id) VALUES ('there')`);
    const importing = importDatabase(target, linesOf(`${[header, row, end(1)].join("\n")}\n`), logger);
    await expect(importing).rejects.toThrow(/not empty \(\w+\.deliveries has rows\).* name another DATABASE_SCHEMA/);
    expect((await contents(target)).deliveries).toHaveLength(1);
  });
});
