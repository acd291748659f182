import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import nock from "nock";
import { API, issueAnswer, openGitHub, REF, unusedAnswers } from "./support/installed-app.js";

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(unusedAnswers()).toEqual([]));

const ISSUE = "/repos/o/r/issues/1";

test("a read that GitHub says is unchanged gives what was read before; a changed one what is there now", async () => {
  const github = await openGitHub();
  nock(API)
    .get(ISSUE)
    .reply(200, issueAnswer({ title: "first" }), { etag: 'W/"1"' });
  expect(await github.readIssue(REF)).toMatchObject({ title: "first" });
  nock(API, { reqheaders: { "if-none-match": 'W/"1"' } })
    .get(ISSUE)
    .reply(304);
  expect(await github.readIssue(REF)).toMatchObject({ title: "first" });
  nock(API, { reqheaders: { "if-none-match": 'W/"1"' } })
    .get(ISSUE)
    .reply(200, issueAnswer({ title: "second" }), { etag: 'W/"2"' });
  expect(await github.readIssue(REF)).toMatchObject({ title: "second" });
  nock(API, { reqheaders: { "if-none-match": 'W/"2"' } })
    .get(ISSUE)
    .reply(304);
  expect(await github.readIssue(REF)).toMatchObject({ title: "second" });
});

test("an issue that is gone is gone, whatever was read before", async () => {
  const github = await openGitHub();
  nock(API).get(ISSUE).reply(200, issueAnswer(), { etag: '"1"' });
  await github.readIssue(REF);
  nock(API).get(ISSUE).reply(410, { message: "This issue was deleted" });
  expect(await github.readIssue(REF)).toBeNull();
});

test("one installation's reads are not another's", async () => {
  const [first, second] = [await openGitHub(), await openGitHub()];
  nock(API)
    .get(ISSUE)
    .reply(200, issueAnswer({ title: "of the first" }), { etag: '"1"' });
  await first.readIssue(REF);
  nock(API, { badheaders: ["if-none-match"] })
    .get(ISSUE)
    .reply(404, { message: "Not Found" });
  expect(await second.readIssue(REF)).toBeNull();
});

test("an answer that broke off is not remembered", async () => {
  const github = await openGitHub();
  nock(API).get(ISSUE).reply(200, '{"number": 1, "tit', { "content-type": "application/json", etag: '"1"' });
  await expect(github.readIssue(REF)).rejects.toMatchObject({ kind: "unavailable" });
  nock(API, { badheaders: ["if-none-match"] })
    .get(ISSUE)
    .reply(200, issueAnswer());
  expect(await github.readIssue(REF)).toMatchObject({ title: "It crashes" });
});

test("an unchanged list of comments still leads to its next page", async () => {
  const github = await openGitHub();
  const other = (id: number) => ({ id, body: "x", user: { login: "someone", type: "User" } });
  const link = `<${API}/repositories/1/issues/1/comments?page=2>; rel="next"`;
  const pages = (reqheaders = {}) =>
    nock(API, { reqheaders }).get(`${ISSUE}/comments`).query({ per_page: 100, page: 1 });
  const last = () =>
    nock(API)
      .get(`${ISSUE}/comments`)
      .query({ per_page: 100, page: 2 })
      .reply(200, [other(2)]);
  pages().reply(200, [other(1)], { etag: '"1"', link });
  last();
  expect(await github.findComment(REF, "marker")).toBeNull();
  pages({ "if-none-match": '"1"' }).reply(304);
  last();
  expect(await github.findComment(REF, "marker")).toBeNull();
});
