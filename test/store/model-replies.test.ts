import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { replySchema } from "../../src/llm/reply/reply-schema.js";
import { migrate } from "../../src/store/migrate.js";
import { createStoredReplies } from "../../src/store/model-replies.js";
import { REPLY } from "../llm/support/samples.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const reply = replySchema.parse(REPLY);

describe.each(DATABASE_KINDS)("the stored replies, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  async function age(key: string, days: number): Promise<void> {
    const { database } = opened;
    await database.query(
      `UPDATE ${database.schema}.model_replies SET kept_at = now() - make_interval(days => $2) WHERE request = $1`,
      [key, days],
    );
  }

  async function keys(): Promise<readonly unknown[]> {
    const { database } = opened;
    return database.query(`SELECT request FROM ${database.schema}.model_replies ORDER BY request`);
  }

  test("a reply is found by its key alone, by every replica", async () => {
    await createStoredReplies(opened.database).keep("a", reply);
    expect(await createStoredReplies(opened.another()).find("a")).toEqual(reply);
    expect(await createStoredReplies(opened.database).find("b")).toBeNull();
  });

  test("a reply that is kept again is the later one", async () => {
    const replies = createStoredReplies(opened.database);
    await replies.keep("a", { ...reply, lines: [] });
    expect((await replies.find("a"))?.lines).toEqual([]);
  });

  test("text of a model gets in by no field", async () => {
    const replies = createStoredReplies(opened.database);
    const smuggled = { ...reply, why: "free text" };
    await expect(replies.keep("c", smuggled)).rejects.toThrow(/why/);
    expect(await replies.find("c")).toBeNull();
  });

  test("a reply with an id that this release does not know is none", async () => {
    const { database } = opened;
    const old = JSON.stringify({ ...reply, kinds: [{ id: "gone", p: 1 }] });
    await database.query(`INSERT INTO ${database.schema}.model_replies VALUES ('old', $1::text::jsonb)`, [old]);
    expect(await createStoredReplies(database).find("old")).toBeNull();
  });

  test("a reply is forgotten after its days and not before", async () => {
    const replies = createStoredReplies(opened.database, { days: 30, count: 100 });
    for (const key of ["young", "aged"]) await replies.keep(key, reply);
    await age("young", 29);
    await age("aged", 31);
    expect(await replies.find("young")).toEqual(reply);
    expect(await replies.find("aged")).toBeNull();
    await replies.keep("new", reply);
    expect(await keys()).not.toContainEqual({ request: "aged" });
  });

  test("of more replies than are kept, the oldest are forgotten", async () => {
    const { database } = opened;
    await database.query(`DELETE FROM ${database.schema}.model_replies`);
    const replies = createStoredReplies(database, { days: 30, count: 2 });
    for (const [index, key] of ["k1", "k2", "k3", "k4"].entries()) {
      await replies.keep(key, reply);
      await age(key, 10 - index);
    }
    await replies.keep("k5", reply);
    expect(await keys()).toEqual([{ request: "k4" }, { request: "k5" }]);
  });
});
