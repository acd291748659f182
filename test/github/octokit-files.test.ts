import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import nock from "nock";
import type { GitHub } from "../../src/github/github.js";
import { API, openGitHub, unusedAnswers } from "./support/installed-app.js";

const PATH = ".github/engine-triage.yml";
const URL_PATH = "/repos/o/r/contents/.github%2Fengine-triage.yml";
const REPOSITORY = { owner: "o", repo: "r" };

let github: GitHub;
beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  github = await openGitHub();
});
afterEach(() => expect(unusedAnswers()).toEqual([]));

function answer(text: string) {
  return {
    type: "file",
    size: Buffer.byteLength(text),
    encoding: "base64",
    content: Buffer.from(text).toString("base64"),
  };
}

test("gives a file's text and the tag of its version", async () => {
  nock(API).get(URL_PATH).reply(200, answer("mode: off # ü\n"), { etag: '"a"' });
  expect(await github.readFile(REPOSITORY, PATH, null)).toEqual({ text: "mode: off # ü\n", etag: '"a"' });
});

test("asks for changes only where a version is known", async () => {
  nock(API, { reqheaders: { "if-none-match": '"a"' } })
    .get(URL_PATH)
    .reply(304);
  expect(await github.readFile(REPOSITORY, PATH, '"a"')).toBe("unchanged");
});

test("tells a file that is not there from one that is no text", async () => {
  nock(API).get(URL_PATH).reply(404, { message: "Not Found" });
  expect(await github.readFile(REPOSITORY, PATH, null)).toBe("missing");
  nock(API)
    .get(URL_PATH)
    .reply(200, [{ type: "file", path: "x" }]);
  expect(await github.readFile(REPOSITORY, PATH, null)).toMatchObject({ text: null });
  nock(API).get(URL_PATH).reply(200, { type: "file", size: 2_000_000, encoding: "none", content: "" });
  expect(await github.readFile(REPOSITORY, PATH, null)).toMatchObject({ text: null });
});

test.each([
  [403, "forbidden"],
  [500, "unavailable"],
])("an answer of %s is an error of kind %s", async (status, kind) => {
  nock(API).get(URL_PATH).reply(status, { message: "no" });
  await expect(github.readFile(REPOSITORY, PATH, null)).rejects.toMatchObject({ kind });
});
