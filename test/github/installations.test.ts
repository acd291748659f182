import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import nock from "nock";
import { createLogger } from "../../src/config/logger.js";
import { API, issueAnswer, openGitHub, REF, TOKEN, unusedAnswers } from "./support/installed-app.js";

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(unusedAnswers()).toEqual([]));

test("a request that GitHub does not answer in time is an outage", async () => {
  // Long enough for the request to be sent, on a machine that is busy too.
  const github = await openGitHub(undefined, 1_000);
  nock(API).get("/repos/o/r/issues/1").delay(60_000).reply(200, issueAnswer());
  await expect(github.readIssue(REF)).rejects.toMatchObject({ kind: "unavailable" });
});

test("a wrong key or clock is worth another try: the jobs are there once it is put right", async () => {
  const github = await openGitHub();
  nock.cleanAll();
  nock(API)
    .post(/access_tokens$/)
    .reply(401, { message: "A JSON web token could not be decoded" });
  await expect(github.readIssue(REF)).rejects.toMatchObject({ kind: "unavailable" });
});

test("an App that is suspended is told from one that lacks a permission: its jobs wait", async () => {
  const github = await openGitHub();
  nock.cleanAll();
  nock(API)
    .post(/access_tokens$/)
    .reply(403, { message: "This installation has been suspended" });
  await expect(github.readIssue(REF)).rejects.toMatchObject({ kind: "suspended" });
});

test("an App that was uninstalled has lost the issue, for good", async () => {
  const github = await openGitHub();
  nock.cleanAll();
  nock(API)
    .post(/access_tokens$/)
    .reply(404, { message: "Not Found" });
  expect(await github.readIssue(REF)).toBeNull();
});

test("no token stands on the log, at whatever level, also where a request fails", async () => {
  const lines: string[] = [];
  const logger = createLogger({ level: "trace", format: "json" }, { write: (line) => void lines.push(line) });
  const github = await openGitHub(logger);
  nock(API).get("/repos/o/r/issues/1").reply(200, issueAnswer());
  nock(API).post("/repos/o/r/issues/1/comments").reply(500, { message: "oops" });
  await github.readIssue(REF);
  await github.createComment(REF, "text").catch((error: unknown) => logger.error({ err: error }, "failed"));
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.join()).not.toContain(TOKEN.slice(4, 20));
  expect(lines.join()).not.toMatch(/eyJ|authorization|PRIVATE KEY/i);
});
