import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { migrate } from "../../src/store/migrate.js";
import { MIGRATIONS } from "../../src/store/migrations.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)("migrate, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.drop());

  async function versions() {
    const { database } = opened;
    return database.query(`SELECT version FROM ${database.schema}.migrations ORDER BY version`);
  }

  test("two replicas that start at once both come up, and each step is taken once", async () => {
    const replicas = [opened.database, opened.another(), opened.another()];
    await Promise.all(replicas.map((replica) => migrate(replica)));
    expect(await versions()).toEqual(MIGRATIONS.map(({ version }) => ({ version })));
  });

  test("a second start changes nothing", async () => {
    await migrate(opened.database);
    expect(await versions()).toEqual(MIGRATIONS.map(({ version }) => ({ version })));
  });

  test("a later release takes only the steps that are new", async () => {
    const added = { version: 1_000, statements: ["CREATE TABLE {schema}.added (id integer)"] };
    await migrate(opened.database, [...MIGRATIONS, added]);
    expect(await opened.database.query(`SELECT * FROM ${opened.database.schema}.added`)).toEqual([]);
  });

  test("an older release on a newer schema is refused", async () => {
    await expect(migrate(opened.database)).rejects.toThrow(/has version 1000, this release knows/);
  });

  test("a step that fails leaves nothing behind", async () => {
    const broken = { version: 1_001, statements: ["CREATE TABLE {schema}.half (id integer)", "SELECT nothing()"] };
    const added = { version: 1_000, statements: [] };
    await expect(migrate(opened.database, [...MIGRATIONS, added, broken])).rejects.toThrow();
    await expect(opened.database.query(`SELECT * FROM ${opened.database.schema}.half`)).rejects.toThrow(
      /does not exist/,
    );
  });
});
