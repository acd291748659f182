import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { startApp } from "../../src/server/app.js";
import { lockDataDirectory } from "../../src/store/data-directory-lock.js";
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

  try {
    await expect(startApp(testEnvironment({ PORT: port, DATA_DIR: directory }), parts)).rejects.toThrow(
      /^HOST, PORT: cannot listen on 127\.0\.0\.1:\d+; name .* \[.*EADDRINUSE/,
    );
    // Throws where the lock was not released.
    lockDataDirectory(directory)();
  } finally {
    await new Promise((resolve) => other.close(resolve));
    await rm(directory, { recursive: true });
  }
});

test("an App whose PostgreSQL server does not answer does not start, and names the variable and no password", async () => {
  for (const host of ["127.0.0.1", "localhost"]) {
    const environment = testEnvironment({ DATABASE_URL: `postgres://nobody:hunter2secret@${host}:1/none` });
    const failure = await startApp(environment, parts).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/^StartError: DATABASE_URL: .*check that it runs.*ECONNREFUSED/);
    expect(String(failure)).not.toContain("hunter2secret");
  }
});

test("an App whose data directory cannot be made does not start, and names the variable", async () => {
  const environment = testEnvironment({ DATA_DIR: "package.json/data" });
  await expect(startApp(environment, parts)).rejects.toThrow(/^DATA_DIR: package\.json\/data cannot hold .*ENOTDIR/);
});
