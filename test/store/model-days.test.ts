import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { migrate } from "../../src/store/migrate.js";
import { createStoredLedger, readSpending } from "../../src/store/model-days.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const PLENTY = { calls: 1000, tokens: 1_000_000, callsPerRepository: 1000, tokensPerRepository: 1_000_000 };

describe.each(DATABASE_KINDS)("the stored ledger, on $name", ({ open }) => {
  let opened: TestDatabase;
  let replicas: ReturnType<typeof createStoredLedger>[];
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    replicas = [opened.database, opened.another(), opened.another()].map((database) => createStoredLedger(database));
  });
  afterAll(() => opened?.drop());

  /** Reserves with all replicas at once, so many calls each; gives how many were granted. */
  async function race(day: string, repoOf: (n: number) => string, limits: typeof PLENTY, each = 20): Promise<number> {
    const granted = await Promise.all(
      replicas.flatMap((ledger) =>
        Array.from({ length: each }, (_, n) => ledger.reserve({ day, repo: repoOf(n), tokens: 100 }, limits)),
      ),
    );
    return granted.filter((exceeded) => exceeded === null).length;
  }

  test("three replicas that race for calls get as many as there are, on the first call of a day too", async () => {
    expect(await race("2026-01-01", () => "o/r", { ...PLENTY, calls: 17 })).toBe(17);
    expect(await readSpending(opened.database, "2026-01-01", "o/r")).toEqual({
      calls: 17,
      tokens: 1700,
      callsPerRepository: 17,
      tokensPerRepository: 1700,
    });
  });

  test("a repository that has had its calls leaves the others theirs", async () => {
    const limits = { ...PLENTY, callsPerRepository: 4 };
    expect(await race("2026-01-02", (n) => `o/r${n % 3}`, limits)).toBe(12);
    const { calls, callsPerRepository } = await readSpending(opened.database, "2026-01-02", "o/r1");
    expect({ calls, callsPerRepository }).toEqual({ calls: 12, callsPerRepository: 4 });
  });

  test("tokens that are reserved count, in all and for a repository", async () => {
    expect(await race("2026-01-03", () => "o/r", { ...PLENTY, tokens: 1050 })).toBe(10);
    expect(await race("2026-01-04", (n) => `o/r${n % 2}`, { ...PLENTY, tokensPerRepository: 500 })).toBe(10);
  });

  test("says which limit is in the way, and takes nothing", async () => {
    const [ledger] = replicas;
    const ask = (limits: Partial<typeof PLENTY>, day: string) =>
      ledger?.reserve({ day, repo: "o/r", tokens: 100 }, { ...PLENTY, ...limits });
    expect(await ask({ calls: 0 }, "2026-01-05")).toBe("calls");
    expect(await ask({ tokensPerRepository: 99 }, "2026-01-05")).toBe("tokensPerRepository");
    expect(await readSpending(opened.database, "2026-01-05", "o/r")).toMatchObject({ calls: 0, tokens: 0 });
    await ask({}, "2026-01-05");
    expect(await ask({ callsPerRepository: 1 }, "2026-01-05")).toBe("callsPerRepository");
    expect(await ask({ tokens: 150 }, "2026-01-05")).toBe("tokens");
    expect(await readSpending(opened.database, "2026-01-05", "o/r")).toMatchObject({ calls: 1, tokens: 100 });
  });

  test("what was spent takes the place of what was reserved; a call that was not made is given back", async () => {
    const [ledger] = replicas;
    const day = "2026-01-06";
    for (const spent of [{ calls: 1, tokens: 130 } as const, { calls: 0, tokens: 0 } as const]) {
      const reservation = { day, repo: "o/r", tokens: 100 };
      await ledger?.reserve(reservation, PLENTY);
      await ledger?.settle(reservation, spent);
    }
    expect(await readSpending(opened.database, day, "o/r")).toEqual({
      calls: 1,
      tokens: 130,
      callsPerRepository: 1,
      tokensPerRepository: 130,
    });
    expect(await readSpending(opened.database, day, "o/other")).toMatchObject({ calls: 1, callsPerRepository: 0 });
  });

  test("settlements at once are all counted", async () => {
    const day = "2026-01-07";
    await race(day, () => "o/r", PLENTY, 5);
    await Promise.all(
      replicas.flatMap((ledger) =>
        Array.from({ length: 5 }, () => ledger.settle({ day, repo: "o/r", tokens: 100 }, { calls: 1, tokens: 10 })),
      ),
    );
    expect(await readSpending(opened.database, day, "o/r")).toMatchObject({
      calls: 15,
      tokens: 150,
      tokensPerRepository: 150,
    });
  });

  test("each day is counted by itself", async () => {
    expect(await race("2026-01-08", () => "o/r", { ...PLENTY, calls: 2 })).toBe(2);
    expect(await race("2026-01-09", () => "o/r", { ...PLENTY, calls: 2 })).toBe(2);
  });
});
