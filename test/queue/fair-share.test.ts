import { expect, test } from "@jest/globals";
import { createFairShare } from "../../src/queue/fair-share.js";
import { placementOf } from "../../src/queue/placement.js";
import { DEFAULT_QUEUE_OPTIONS, leastPriority } from "../../src/queue/queue-options.js";
import type { StoredJob, TriageJob } from "../../src/queue/stored-jobs.js";

const BASE = { delivery: "d", installation: 1, repo: "o/r", number: 1 } as const;
const TRIAGE: TriageJob = { ...BASE, kind: "triage", reason: "opened" };

test("a repository that sends a burst gets ahead, one job at a time, and falls back with time", () => {
  let now = 0;
  const share = createFairShare(() => now);
  expect([1, 2, 3].map(() => share.take("o/burst"))).toEqual([0, 1, 2]);
  expect(share.take("O/Burst")).toBe(3);
  expect(share.take("o/quiet")).toBe(0);
  now = 2_000;
  expect(share.take("o/burst")).toBe(2);
  now = 60_000;
  expect(share.take("o/burst")).toBe(0);
});

test("a job that is ahead stands behind all that are not; bookkeeping stands before, backfills behind", () => {
  const jobs: [StoredJob, number][] = [
    [{ ...TRIAGE, reason: "backfill" }, 0],
    [TRIAGE, 500],
    [TRIAGE, 0],
    [{ ...BASE, kind: "label-change", action: "removed", label: "symptom: crash", sender: "x" }, 0],
  ];
  const priorities = jobs.map(([job, share]) => placementOf(job, share, 120).priority);
  expect(priorities).toEqual([...priorities].sort((left, right) => left - right));
  expect(new Set(priorities).size).toBe(jobs.length);
});

test("a longest backlog still comes before backfills", () => {
  const share = createFairShare(() => 0);
  let most = 0;
  for (let index = 0; index < 20_000; index++) most = share.take("o/r");
  const { priority } = placementOf(TRIAGE, most, 120);
  expect(priority).toBeGreaterThan(placementOf({ ...TRIAGE, reason: "backfill" }, 0, 120).priority);
});

test("edits wait until they have settled, nothing else does", () => {
  expect(placementOf({ ...TRIAGE, reason: "edited" }, 0, 120).startAfter).toBe(120);
  expect(placementOf(TRIAGE, 0, 120).startAfter).toBe(0);
});

test("of several workers some take no job that is far ahead, and some take every job", () => {
  for (const concurrency of [2, 3, DEFAULT_QUEUE_OPTIONS.concurrency, 16]) {
    const least = Array.from({ length: concurrency }, (_, worker) => leastPriority(worker, { concurrency }));
    expect(least).toContain(null);
    expect(least.filter((priority) => priority !== null).length).toBeGreaterThanOrEqual(1);
  }
  expect(leastPriority(0, { concurrency: 1 })).toBeNull();
});
