import { expect, test } from "@jest/globals";
import { GitHubError, type GitHubErrorKind } from "../../src/github/github.js";
import { settleFailure } from "../../src/queue/settlement.js";

test.each<[GitHubErrorKind, string]>([
  ["gone", "gone"],
  ["forbidden", "forbidden"],
  ["invalid", "failed"],
])("%s is final with outcome %s, whatever tries are left", (kind, outcome) => {
  expect(settleFailure(new GitHubError(kind, "x"), 5)).toEqual({ kind: "settled", outcome, decision: null });
});

test.each(["rate-limited", "suspended"] as const)("%s is waited for, with or without tries left", (kind) => {
  const named = new GitHubError(kind, "x", { retryAfter: 61 });
  for (const triesLeft of [1, 0]) {
    expect(settleFailure(named, triesLeft)).toEqual({ kind: "postponed", waitSeconds: 61, pause: kind });
    expect(settleFailure(new GitHubError(kind, "x"), triesLeft)).toMatchObject({ waitSeconds: 60 });
  }
});

test("an outage is tried again after the queue's own delay", () => {
  expect(settleFailure(new GitHubError("unavailable", "x"), 1)).toEqual({ kind: "retry", waitSeconds: null });
});

test("a fault of our own is tried again too", () => {
  expect(settleFailure(new TypeError("bug"), 1)).toEqual({ kind: "retry", waitSeconds: null });
});

test("without tries left it is exhausted, with the reason and no secret of it", () => {
  expect(settleFailure(new GitHubError("unavailable", "x"), 0)).toEqual({
    kind: "exhausted",
    reason: "GitHubError: x",
  });
  expect(settleFailure("thrown text", 0)).toEqual({ kind: "exhausted", reason: "thrown text" });
  const withSecret = new Error("connect postgres://app:hunter2secret@db/triage");
  expect(JSON.stringify(settleFailure(withSecret, 0))).not.toContain("hunter2secret");
});
