import { afterAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import type { Queryable } from "../../src/store/database.js";
import { ISSUE_TABLES } from "../../src/store/forget.js";
import { migrate } from "../../src/store/migrate.js";
import { createStoredLedger, readSpending } from "../../src/store/model-days.js";
import { listRepositoryTables, moveRepository } from "../../src/store/move-repository.js";
import { TABLES } from "../../src/transfer/tables.js";
import { columnsOf, contents, fill } from "../transfer/support/fill.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

/** Tables of repositories that hold nothing of one issue. */
const OTHERS = ["backfill_runs", "configuration_files", "renamed_repositories", "repositories"];
/** Tables of which a move changes nothing. */
const NOT_MOVED = ["renamed_repositories", "repositories"];
const nameRows = z.array(z.object({ repo: z.string() }));

describe.each(DATABASE_KINDS)("a repository that moves, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeEach(async () => {
    if (opened) {
      const { query, schema } = opened.database;
      await query(`TRUNCATE ${TABLES.map((table) => `${schema}.${table}`).join(", ")}`);
      return;
    }
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  const move = (from: string, to: string) =>
    opened.database.transaction((transaction) => moveRepository(transaction, { from, to, installation: 7 }));

  /** Names in a table, in the order of the rows that `fill` made. */
  async function namesIn(table: string): Promise<readonly string[]> {
    const rows = await opened.database.query(`SELECT repo FROM ${opened.database.schema}.${table} ORDER BY repo`);
    return nameRows.parse(rows).map(({ repo }) => repo);
  }

  /** The names under which `fill` put its first two rows. */
  async function filledNames(): Promise<readonly [string, string]> {
    const [first, second] = await namesIn("triages");
    if (!first || !second) throw new Error("not filled");
    return [first, second];
  }

  test("takes every table with a column for its name along", async () => {
    const tables = (await listRepositoryTables(opened.database)).map(({ table }) => table);
    expect([...tables]).toEqual([...ISSUE_TABLES, ...OTHERS].sort());
  });

  test("has its name in no column that is not moved", async () => {
    const columns = (await columnsOf(opened.database)).filter(({ column }) => /repo(?!rt)/.test(column));
    const elsewhere = columns.filter(({ column }) => column !== "repo").map(({ table, column }) => [table, column]);
    // Moved by what adds up.
    expect(elsewhere).toEqual([["model_days", "repos"]]);
  });

  test("leaves no row under the old name, and changes nothing else", async () => {
    await fill(opened.database, 2);
    const [from] = await filledNames();
    const before = await contents(opened.database);
    await move(from, "o/new");
    const after = await contents(opened.database);
    for (const { table } of await listRepositoryTables(opened.database)) {
      if (NOT_MOVED.includes(table)) continue;
      expect({ table, names: await namesIn(table) }).toEqual({ table, names: ["o/new", expect.any(String)] });
    }
    const numberOfRows = (all: Record<string, string[]>) =>
      Object.entries(all).map(([name, rows]) => [name, rows.length]);
    expect(numberOfRows(after)).toEqual(numberOfRows(before));
    for (const table of NOT_MOVED) expect({ table, rows: after[table] }).toEqual({ table, rows: before[table] });
    expect(after.triages?.filter((row) => /"installation": 7[,}]/.test(row))).toHaveLength(1);
    await move(from, "o/new");
    expect(await contents(opened.database)).toEqual(after);
  });

  /** Gives the second row of each table the key of the first, but for the name. */
  async function makeSame(db: Queryable, from: string, to: string): Promise<readonly string[]> {
    const keyed = (await listRepositoryTables(db)).filter(({ isKeyed, key }) => isKeyed && key.length > 0);
    for (const { table, key } of keyed) {
      const name = `${db.schema}.${table}`;
      const same = key.map((column) => `${column} = a.${column}`).join(", ");
      await db.query(`UPDATE ${name} b SET ${same} FROM ${name} a WHERE a.repo = $1 AND b.repo = $2`, [from, to]);
    }
    return keyed.map(({ table }) => table).filter((table) => table !== "repositories");
  }

  test("keeps what the new name has already, where both have something of the same", async () => {
    await fill(opened.database, 2);
    const [from, to] = await filledNames();
    const tables = await makeSame(opened.database, from, to);
    expect(tables).toContain("comments");
    const before = await contents(opened.database);
    await move(from, to);
    const after = await contents(opened.database);
    for (const table of [...tables, "configuration_files"]) {
      const newer = before[table]?.filter((row) => row.includes(`"repo": ${JSON.stringify(to)}`)) ?? [];
      expect({ table, newer: newer.length }).toEqual({ table, newer: 1 });
      expect({ table, rows: after[table] }).toEqual({ table, rows: newer });
    }
    // Where each row is known by something else, both stay.
    expect(await namesIn("triages")).toEqual([to, to]);
  });

  test("that only changes the case of its name keeps its configuration", async () => {
    const { query, schema } = opened.database;
    await query(`INSERT INTO ${schema}.configuration_files (repo, good) VALUES ('o/repo', 'mode: off')`);
    await move("o/Repo", "o/repo");
    expect(await namesIn("configuration_files")).toEqual(["o/repo"]);
  });

  test("has spent what it spent under both names", async () => {
    const limits = { calls: 10, tokens: 10_000, callsPerRepository: 10, tokensPerRepository: 10_000 };
    const ledger = createStoredLedger(opened.database);
    for (const repo of ["o/old", "o/old", "o/new", "o/other"]) {
      expect(await ledger.reserve({ day: "2025-01-31", repo, tokens: 100 }, limits)).toBeNull();
    }
    await move("o/old", "o/new");
    await move("o/old", "o/new");
    const spent = { calls: 4, tokens: 400 };
    const of = (repo: string) => readSpending(opened.database, "2025-01-31", repo);
    expect(await of("o/new")).toEqual({ ...spent, callsPerRepository: 3, tokensPerRepository: 300 });
    expect(await of("o/old")).toEqual({ ...spent, callsPerRepository: 0, tokensPerRepository: 0 });
    expect(await of("o/other")).toMatchObject({ callsPerRepository: 1 });
  });
});
