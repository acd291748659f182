import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { startApp } from "../../src/server/app.js";
import { testEnvironment } from "../app/support/environment.js";
import { tableTriager } from "../app/support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const parts = { triager: tableTriager({}), logger: pino({ level: "silent" }) };

test("an App whose port is taken does not start, and leaves nothing open", async () => {
  const directory = await mkdtemp(join(tmpdir(), "app-"));
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const address = other.address();
  const port = typeof address === "object" && address ? String(address.port) : "";

  await expect(startApp(testEnvironment({ PORT: port, DATA_DIR: directory }), parts)).rejects.toThrow(/EADDRINUSE/);
  // The lock of the data directory is released.
  expect(await readdir(directory)).toEqual(["pgdata"]);
  await new Promise((resolve) => other.close(resolve));
  await rm(directory, { recursive: true });
});

test("an App whose PostgreSQL server does not answer does not start", async () => {
  const environment = testEnvironment({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
  await expect(startApp(environment, parts)).rejects.toThrow(/ECONNREFUSED/);
});
