import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import nock from "nock";
import { COMMENT_MARKER } from "../../src/decide/comment/comment-marker.js";
import type { GitHub } from "../../src/github/github.js";
import { APP_ID } from "../app/support/environment.js";
import { API, openGitHub, REF, unusedAnswers } from "./support/installed-app.js";

const OWN_APP = { performed_via_github_app: { id: APP_ID } };
const BOT = { user: { login: "engine-triage[bot]", type: "Bot" } };
const marked = `${COMMENT_MARKER}\ntext`;

let github: GitHub;

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  github = await openGitHub();
});
afterEach(() => expect(unusedAnswers()).toEqual([]));

test("the own one is found by marker and author, not by marker alone", async () => {
  nock(API)
    .get("/repos/o/r/issues/1/comments?per_page=100&page=1")
    .reply(200, [
      { id: 1, body: marked, user: { login: "mallory", type: "User" }, performed_via_github_app: null },
      { id: 2, body: marked, user: { login: "other[bot]", type: "Bot" }, performed_via_github_app: { id: 7 } },
      { id: 3, body: "no marker", ...BOT, ...OWN_APP },
      { id: 4, body: marked, ...BOT, ...OWN_APP },
    ]);
  expect(await github.findComment(REF, COMMENT_MARKER)).toEqual({ id: 4, body: marked, isOwn: true });
});

test("is told by the bot's login where the comment does not name its App", async () => {
  nock(API)
    .get("/repos/o/r/issues/1/comments?per_page=100&page=1")
    .reply(200, [
      { id: 1, body: marked, user: { login: "imitator[bot]", type: "Bot" } },
      { id: 2, body: marked, ...BOT },
    ]);
  nock(API).get("/app").once().reply(200, { id: APP_ID, slug: "engine-triage" });
  expect(await github.findComment(REF, COMMENT_MARKER)).toMatchObject({ id: 2 });
});

test("is looked for on every page", async () => {
  const next = `<${API}/repositories/1/issues/1/comments?per_page=100&page=2>; rel="next"`;
  nock(API)
    .get("/repos/o/r/issues/1/comments?per_page=100&page=1")
    .reply(200, [{ id: 1, body: "x", ...BOT }], { link: next });
  nock(API)
    .get("/repos/o/r/issues/1/comments?per_page=100&page=2")
    .reply(200, [{ id: 2, body: marked, ...BOT, ...OWN_APP }]);
  expect(await github.findComment(REF, COMMENT_MARKER)).toMatchObject({ id: 2 });
});

test.each(["", '[{"id": 1, "bod'])("is not taken for missing where the answer broke off (%j)", async (body) => {
  nock(API)
    .get("/repos/o/r/issues/1/comments?per_page=100&page=1")
    .reply(200, body, { "content-type": "application/json" });
  await expect(github.findComment(REF, COMMENT_MARKER)).rejects.toMatchObject({ kind: "unavailable" });
});

test("none is null", async () => {
  nock(API).get("/repos/o/r/issues/1/comments?per_page=100&page=1").reply(200, []);
  expect(await github.findComment(REF, COMMENT_MARKER)).toBeNull();
});

test("is created", async () => {
  nock(API).post("/repos/o/r/issues/1/comments", { body: marked }).reply(201, { id: 5, body: marked });
  expect(await github.createComment(REF, marked)).toEqual({ id: 5, body: marked, isOwn: true });
});

test("is updated; null where it is gone", async () => {
  nock(API).patch("/repos/o/r/issues/comments/5", { body: marked }).reply(200, { id: 5, body: marked });
  nock(API).patch("/repos/o/r/issues/comments/6").reply(404, { message: "Not Found" });
  expect(await github.updateComment(REF, 5, marked)).toMatchObject({ id: 5 });
  expect(await github.updateComment(REF, 6, marked)).toBeNull();
});

test("whose answer broke off is not taken for written", async () => {
  nock(API).post("/repos/o/r/issues/1/comments").reply(201, '{"id": 5, "bo', { "content-type": "application/json" });
  await expect(github.createComment(REF, marked)).rejects.toMatchObject({ kind: "unavailable" });
});

test("on an issue that is gone is reported as that", async () => {
  nock(API).post("/repos/o/r/issues/1/comments").reply(410, { message: "This issue was deleted" });
  await expect(github.createComment(REF, marked)).rejects.toMatchObject({ kind: "gone" });
});
