import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { DataDirectoryInUseError } from "../../src/store/data-directory-lock.js";
import { recordDeliveries } from "../../src/store/deliveries.js";
import { openDatabase } from "../../src/store/open-database.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const logger = pino({ level: "silent" });
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "embedded-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test("the embedded database keeps its rows and lets one in at a time", async () => {
  const settings = { url: null, directory: join(directory, "data"), schema: "engine_triage" };
  const first = await openDatabase(settings, logger);
  expect(first.kind).toBe("embedded");
  expect(await recordDeliveries(first, ["d-1"])).toEqual(new Set(["d-1"]));
  await expect(openDatabase(settings, logger)).rejects.toThrow(DataDirectoryInUseError);
  await first.close();

  const second = await openDatabase(settings, logger);
  expect(await recordDeliveries(second, ["d-1"])).toEqual(new Set());
  await second.close();
});

test("a schema name that could break out of SQL is refused", async () => {
  const settings = { url: null, directory, schema: 'x"; DROP SCHEMA public' };
  await expect(openDatabase(settings, logger)).rejects.toThrow(/cannot be a schema name/);
});
