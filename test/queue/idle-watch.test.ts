import { expect, test } from "@jest/globals";
import { IdleWatch } from "../../src/queue/idle-watch.js";

test("resolves at once where the count is zero", async () => {
  await new IdleWatch(async () => 0).wait();
});

test("resolves for all that wait when a check finds zero", async () => {
  let count = 1;
  const watch = new IdleWatch(async () => count);
  const waits = [watch.wait(), watch.wait()];
  count = 0;
  await watch.check();
  await Promise.all(waits);
});

test("sees by itself what others finish", async () => {
  const counts = [2, 1, 0];
  await new IdleWatch(async () => counts.shift() ?? 0).wait();
  expect(counts).toEqual([]);
});

test("takes no count while nobody waits", async () => {
  let taken = 0;
  const watch = new IdleWatch(async () => {
    taken += 1;
    return 0;
  });
  await watch.check();
  expect(taken).toBe(0);
});

test("rejects where the count cannot be taken", async () => {
  const watch = new IdleWatch(async () => {
    throw new Error("database gone");
  });
  await expect(watch.wait()).rejects.toThrow("database gone");
});
