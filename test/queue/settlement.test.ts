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

test("a rate limit is tried again after the time that GitHub names", () => {
  const error = new GitHubError("rate-limited", "x", { retryAfter: 61 });
  expect(settleFailure(error, 1)).toEqual({ kind: "retry", waitSeconds: 61 });
});

test("an outage is tried again after the queue's own delay", () => {
  expect(settleFailure(new GitHubError("unavailable", "x"), 1)).toEqual({ kind: "retry", waitSeconds: null });
});

test("a fault of our own is tried again too", () => {
  expect(settleFailure(new TypeError("bug"), 1)).toEqual({ kind: "retry", waitSeconds: null });
});

test("without tries left it is exhausted", () => {
  expect(settleFailure(new GitHubError("unavailable", "x"), 0)).toEqual({ kind: "exhausted" });
  expect(settleFailure("thrown text", 0)).toEqual({ kind: "exhausted" });
});
