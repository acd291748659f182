import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { DataDirectoryInUseError, lockDataDirectory } from "../../src/store/data-directory-lock.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(120_000);

const logger = pino({ level: "silent" });
let directory: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "lock-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  }
  await rm(directory, { recursive: true, force: true });
});

/** A process that tries to take the lock, and what came of it. */
async function holder(): Promise<{ child: ChildProcess; result: unknown }> {
  const child = fork(resolve("test/store/support/hold-lock.ts"), [directory], { execArgv: ["--import", "tsx"] });
  children.push(child);
  const [result] = await once(child, "message");
  return { child, result };
}

test("a second process is refused at once and told what to do", async () => {
  const { child, result } = await holder();
  expect(result).toBe("locked");
  const started = performance.now();
  const refused = lockDataDirectory(directory, logger);
  await expect(refused).rejects.toThrow(DataDirectoryInUseError);
  await expect(refused).rejects.toThrow(`in use by process ${child.pid}`);
  await expect(refused).rejects.toThrow(/give this one its own DATA_DIR, or set DATABASE_URL/);
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("after kill -9 exactly one of several takes over, within seconds", async () => {
  const { child } = await holder();
  child.kill("SIGKILL");
  await once(child, "exit");
  const started = performance.now();
  const results = await Promise.all([holder(), holder(), holder()]);
  expect(results.map(({ result }) => result).sort()).toEqual([
    "DataDirectoryInUseError",
    "DataDirectoryInUseError",
    "locked",
  ]);
  expect(performance.now() - started).toBeLessThan(14_000);
});

test("a released lock can be taken again at once", async () => {
  const release = await lockDataDirectory(directory, logger);
  await release();
  const again = await lockDataDirectory(directory, logger);
  await again();
});

test("a record of an owner without a lock does not matter", async () => {
  await writeFile(join(directory, "lock-owner.json"), JSON.stringify({ pid: 1, host: hostname(), token: "x" }));
  await (await lockDataDirectory(directory, logger))();
  await writeFile(join(directory, "lock-owner.json"), "{ half");
  await (await lockDataDirectory(directory, logger))();
});
