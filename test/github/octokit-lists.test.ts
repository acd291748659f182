import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import nock from "nock";
import type { GitHub } from "../../src/github/github.js";
import { API, issueAnswer, openGitHub, REF, unusedAnswers } from "./support/installed-app.js";

const ISSUES = "/repos/o/r/issues?state=open&per_page=100";

let github: GitHub;

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  github = await openGitHub();
});
afterEach(() => expect(unusedAnswers()).toEqual([]));

test("open issues come page by page, pull requests told apart, by whatever names the next page", async () => {
  const rel = (address: string) => ({ link: `<${address}>; rel="next", <${API}/x?page=9>; rel="last"` });
  nock(API)
    .get(ISSUES)
    .reply(200, [issueAnswer({ number: 9, labels: ["bug"] }), issueAnswer({ number: 8, pull_request: {} })], {
      ...rel(`${API}/repositories/1/issues?state=open&per_page=100&page=2`),
    });
  nock(API)
    .get(`${ISSUES}&page=2`)
    .reply(200, [issueAnswer({ number: 7 })], rel("https://elsewhere.example/?after=Y3Vyc29y%3D&per_page=1"));
  nock(API).get(`${ISSUES}&after=Y3Vyc29y%3D`).reply(200, []);

  const first = await github.listOpenIssues(REF, null);
  expect(first.issues).toMatchObject([
    { number: 9, title: "It crashes", labels: ["bug"], isPullRequest: false },
    { number: 8, isPullRequest: true },
  ]);
  const second = await github.listOpenIssues(REF, first.next);
  expect(second.issues.map(({ number }) => number)).toEqual([7]);
  expect(await github.listOpenIssues(REF, second.next)).toEqual({ issues: [], next: null });
});

test("the newest issues are asked for whatever their state", async () => {
  const closed = issueAnswer({ number: 9, state: "closed" });
  nock(API).get("/repos/o/r/issues?state=all&per_page=100").reply(200, [closed]);
  expect(await github.listNewestIssues(REF, null)).toMatchObject({
    issues: [{ number: 9, state: "closed" }],
    next: null,
  });
});

test("a list that broke off is no empty list", async () => {
  nock(API).get(ISSUES).reply(200, "[{", { "content-type": "text/plain" });
  await expect(github.listOpenIssues(REF, null)).rejects.toMatchObject({ kind: "unavailable" });
});

test("a comment is deleted, and one that is gone is no error", async () => {
  nock(API).delete("/repos/o/r/issues/comments/5").reply(204);
  nock(API).delete("/repos/o/r/issues/comments/6").reply(404, { message: "Not Found" });
  await github.deleteComment(REF, 5);
  await github.deleteComment(REF, 6);
});
