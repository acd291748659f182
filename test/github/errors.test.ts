import { expect, test } from "@jest/globals";
import { ANSWERS } from "../../src/github/answers.js";
import { statusOf, toGitHubError } from "../../src/github/errors.js";
import { GitHubError } from "../../src/github/github.js";

type Case = readonly [
  status: number,
  headers: Record<string, string>,
  message: string,
  kind: string,
  wait: number | null,
];

function rowOf([status, headers, message]: Case): number {
  return ANSWERS.findIndex(({ when }) => when({ status, headers, message }));
}

const NOW = 1_700_000_000_000;

function answer(status: number, headers: Record<string, string> = {}, message = ""): Error {
  return Object.assign(new Error(message), { status, response: { headers, data: {} } });
}

const CASES: readonly Case[] = [
  [401, {}, "", "unavailable", null],
  [403, {}, "Resource not accessible by integration", "forbidden", null],
  [403, { "retry-after": "30" }, "", "rate-limited", 30],
  [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1700000090" }, "", "rate-limited", 91],
  [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1600000000" }, "", "rate-limited", 1],
  [403, { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800000000" }, "", "rate-limited", 3_600],
  [403, { "x-ratelimit-remaining": "57" }, "no", "forbidden", null],
  [403, {}, "You have exceeded a secondary rate limit", "rate-limited", 60],
  [403, {}, "You have triggered an abuse detection mechanism", "rate-limited", 60],
  [403, {}, "You have been temporarily blocked from content creation", "rate-limited", 60],
  [403, { "retry-after": "30", "x-ratelimit-remaining": "57" }, "Resource not accessible", "rate-limited", 30],
  [403, {}, "This installation has been suspended", "suspended", null],
  [403, {}, "Repository was archived so is read-only.", "forbidden", null],
  [403, {}, "Unable to create comment because issue is locked.", "forbidden", null],
  [403, {}, "Must have admin rights to Repository.", "forbidden", null],
  [404, {}, "", "gone", null],
  [410, {}, "This issue was deleted", "gone", null],
  [410, {}, "Issues are disabled for this repo", "gone", null],
  [400, {}, "", "invalid", null],
  [422, {}, "Validation Failed, or the endpoint has been spammed.", "invalid", null],
  [422, {}, 'Validation Failed: {"code":"custom","message":"was submitted too quickly"}', "rate-limited", 60],
  [429, {}, "", "rate-limited", 60],
  [429, { "retry-after": "5" }, "", "rate-limited", 5],
  [451, {}, "", "forbidden", null],
  [500, {}, "", "unavailable", null],
  [408, {}, "", "unavailable", null],
  [409, {}, "", "unavailable", null],
  [502, {}, "", "unavailable", null],
  [503, { "retry-after": "120" }, "", "unavailable", 120],
];

test.each(CASES)("%s with %o %s is %s, wait %s", (status, headers, message, kind, retryAfter) => {
  const error = toGitHubError(answer(status, headers, message), "add labels", NOW);
  expect(error).toMatchObject({ kind, retryAfter });
});

test("every row of the table is needed by an answer above, and the last one takes what is left", () => {
  expect(new Set(CASES.map(rowOf)).size).toBe(ANSWERS.length);
  expect(ANSWERS.at(-1)?.when({ status: 0, message: "", headers: {} })).toBe(true);
});

test("an error without an answer is an outage", () => {
  expect(toGitHubError(new TypeError("fetch failed"), "read issue", NOW)).toMatchObject({
    kind: "unavailable",
    message: "read issue: no answer",
  });
});

test("the message says what was tried, the cause is kept, the answer's text is not repeated", () => {
  const cause = answer(422, {}, "body contains secret-of-a-user");
  const error = toGitHubError(cause, "create comment", NOW);
  expect(error.message).toBe("create comment: GitHub answered 422");
  expect(error.cause).toBe(cause);
});

test("a GitHubError stays what it is", () => {
  const error = new GitHubError("gone", "x");
  expect(toGitHubError(error, "read issue", NOW)).toBe(error);
});

test("the status is that of the answer", () => {
  expect(statusOf(answer(404))).toBe(404);
  expect(statusOf(new Error("x"))).toBeNull();
});
