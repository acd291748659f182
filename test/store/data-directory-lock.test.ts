import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { DataDirectoryInUseError, lockDataDirectory } from "../../src/store/data-directory-lock.js";

// Child processes take their time to start on a busy machine.
jest.setTimeout(120_000);

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

test("a second process is refused and told what to do", async () => {
  const { child, result } = await holder();
  expect(result).toBe("locked");
  const refused = () => lockDataDirectory(directory);
  expect(refused).toThrow(DataDirectoryInUseError);
  expect(refused).toThrow(`in use by process ${child.pid}`);
  expect(refused).toThrow(/give this one its own DATA_DIR, or set DATABASE_URL/);
});

test("of several processes that start at once exactly one gets in, also after kill -9 of the holder", async () => {
  for (let round = 0; round < 3; round++) {
    const started = await Promise.all([holder(), holder(), holder()]);
    expect(started.map(({ result }) => result).sort()).toEqual([
      "DataDirectoryInUseError",
      "DataDirectoryInUseError",
      "locked",
    ]);
    const winner = started.find(({ result }) => result === "locked");
    winner?.child.kill("SIGKILL");
    if (winner) await once(winner.child, "exit");
  }
});

test("one process cannot take a lock twice, and can again once it is released", () => {
  const release = lockDataDirectory(directory);
  expect(() => lockDataDirectory(directory)).toThrow(DataDirectoryInUseError);
  release();
  lockDataDirectory(directory)();
});

test("what a file says of its owner does not matter", async () => {
  await writeFile(join(directory, "lock"), "{ half");
  lockDataDirectory(directory)();
});
