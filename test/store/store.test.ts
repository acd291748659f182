import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { confirmLabels, intendLabels, listAppliedLabels, markLabelsRemoved } from "../../src/store/applied-labels.js";
import { findStoredComment, hashBody, markCommentRemoved, storeComment } from "../../src/store/comments.js";
import { DELIVERY_DAYS, pruneDeliveries, recordDeliveries } from "../../src/store/deliveries.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages, recordTriage } from "../../src/store/triages.js";
import { decision } from "../app/support/triager.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)("the store, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  test("a delivery is new once, also when recorded five times at once", async () => {
    const { database } = opened;
    const results = await Promise.all(
      Array.from({ length: 5 }, () => database.transaction((transaction) => recordDeliveries(transaction, ["d-1"]))),
    );
    expect(results.filter((isNew) => isNew.has("d-1"))).toHaveLength(1);
    expect(await recordDeliveries(database, ["d-1"])).toEqual(new Set());
  });

  test("two transactions that record the same deliveries in another order both end", async () => {
    const { database } = opened;
    const ids = Array.from({ length: 300 }, (_, index) => `both-${index}`);
    const results = await Promise.all(
      [ids, ids.toReversed()].map((list) => database.transaction((transaction) => recordDeliveries(transaction, list))),
    );
    expect(results.reduce((sum, { size }) => sum + size, 0)).toBe(300);
  });

  test("a delivery whose transaction failed can come again", async () => {
    const { database } = opened;
    const failing = database.transaction(async (transaction) => {
      await recordDeliveries(transaction, ["d-2"]);
      throw new Error("queue down");
    });
    await expect(failing).rejects.toThrow("queue down");
    expect(await recordDeliveries(database, ["d-2"])).toEqual(new Set(["d-2"]));
  });

  test("a failed statement does not spoil the next transaction", async () => {
    const { database } = opened;
    await expect(database.transaction((transaction) => transaction.query("SELECT nothing()"))).rejects.toThrow();
    expect(await database.transaction((transaction) => transaction.query("SELECT 1 AS one"))).toEqual([{ one: 1 }]);
  });

  test("deliveries are forgotten after their days and not before", async () => {
    const { database } = opened;
    for (const [id, days] of [
      ["old", DELIVERY_DAYS + 1],
      ["recent", 7],
    ] as const) {
      await database.query(`INSERT INTO ${database.schema}.deliveries VALUES ($1, now() - make_interval(days => $2))`, [
        id,
        days,
      ]);
    }
    expect(await pruneDeliveries(database)).toBe(1);
    expect(await recordDeliveries(database, ["recent"])).toEqual(new Set());
    expect(await recordDeliveries(database, ["old"])).toEqual(new Set(["old"]));
  });

  test("a triage keeps its decision, with what jsonb cannot hold replaced", async () => {
    const { database } = opened;
    const evidence = [
      { signal: "s", part: "log", startLine: 1, endLine: 1, quote: "a\0b \ud83d c \u{1F600} \\u0000" } as const,
    ];
    const triage = { delivery: "t-1", installation: 5_000_000_000, repo: "o/r", issue: 7, outcome: "done" } as const;
    await recordTriage(database, { ...triage, decision: decision({ number: 7, evidence }) });
    const [read] = await listTriages(database, "o/r", 7);
    expect(read).toMatchObject(triage);
    expect(read?.decision?.evidence[0]?.quote).toBe("a\uFFFDb \uFFFD c \u{1F600} \\u0000");
  });

  test("a triage that is recorded again counts once, with the later outcome", async () => {
    const { database } = opened;
    const triage = { delivery: "t-2", installation: 1, repo: "o/r", issue: 8, decision: null } as const;
    await recordTriage(database, { ...triage, outcome: "failed" });
    await recordTriage(database, { ...triage, outcome: "done" });
    expect((await listTriages(database, "o/r", 8)).map(({ outcome }) => outcome)).toEqual(["done"]);
  });

  test("a label is intended, then confirmed, then removed", async () => {
    const { database } = opened;
    const key = { repo: "o/r", issue: 9 };
    await intendLabels(database, key, [{ name: "symptom: crash", family: "symptom" }]);
    const label = { name: "symptom: crash", family: "symptom" };
    expect(await listAppliedLabels(database, key)).toEqual([{ ...label, confirmed: false, removed: false }]);
    await confirmLabels(database, key, ["symptom: crash"]);
    expect(await listAppliedLabels(database, key)).toEqual([{ ...label, confirmed: true, removed: false }]);
    await markLabelsRemoved(database, key, ["symptom: crash"]);
    expect(await listAppliedLabels(database, key)).toEqual([{ ...label, confirmed: true, removed: true }]);
    await intendLabels(database, key, [{ name: "symptom: crash", family: "symptom" }]);
    expect(await listAppliedLabels(database, key)).toEqual([{ ...label, confirmed: false, removed: false }]);
    expect(await listAppliedLabels(database, { repo: "o/other", issue: 9 })).toEqual([]);
  });

  test("an issue has one comment on record, the last", async () => {
    const { database } = opened;
    const key = { repo: "o/r", issue: 10 };
    expect(await findStoredComment(database, key)).toBeNull();
    await storeComment(database, key, { id: 3_000_000_000, bodyHash: hashBody("a") });
    await storeComment(database, key, { id: 3_000_000_001, bodyHash: hashBody("b") });
    expect(await findStoredComment(database, key)).toEqual({
      id: 3_000_000_001,
      bodyHash: hashBody("b"),
      removed: false,
    });
    await markCommentRemoved(database, key);
    expect(await findStoredComment(database, key)).toMatchObject({ id: 3_000_000_001, removed: true });
  });
});
