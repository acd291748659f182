import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { forgetRepository, ISSUE_TABLES } from "../../src/store/forget.js";
import { migrate } from "../../src/store/migrate.js";
import { createStoredLedger, readSpending } from "../../src/store/model-days.js";
import { openTestEmbedded, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const LIMITS = { calls: 10, tokens: 10_000, callsPerRepository: 10, tokensPerRepository: 10_000 };
const tableRows = z.array(z.object({ table_name: z.string() }));

let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestEmbedded();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

test("no table with rows of issues is left out", async () => {
  const rows = await opened.database.query(
    `SELECT table_name FROM information_schema.columns WHERE table_schema = $1 AND column_name IN ('repo', 'issue')
     GROUP BY table_name HAVING count(*) = 2 ORDER BY table_name`,
    [opened.database.schema],
  );
  expect(tableRows.parse(rows).map(({ table_name }) => table_name)).toEqual([...ISSUE_TABLES].sort());
});

test("a repository's part in what the model was asked goes; what was spent in all stays spent", async () => {
  const { database } = opened;
  const ledger = createStoredLedger(database);
  for (const repo of ["gone/repo", "stays/repo"]) {
    expect(await ledger.reserve({ day: "2025-01-31", repo, tokens: 100 }, LIMITS)).toBeNull();
  }
  await forgetRepository(database, "gone/repo");
  expect(await readSpending(database, "2025-01-31", "gone/repo")).toEqual({
    calls: 2,
    tokens: 200,
    callsPerRepository: 0,
    tokensPerRepository: 0,
  });
  expect(await readSpending(database, "2025-01-31", "stays/repo")).toMatchObject({ callsPerRepository: 1 });
});
