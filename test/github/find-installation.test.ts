import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import nock from "nock";
import { pino } from "pino";
import { createFindInstallation } from "../../src/github/find-installation.js";
import { createProbot } from "../../src/github/installations.js";
import { testEnvironment } from "../app/support/environment.js";
import { API, TOKEN, unusedAnswers } from "./support/installed-app.js";

const EXPIRES = "2999-01-01T00:00:00Z";

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
afterEach(() => expect(unusedAnswers()).toEqual([]));

test("where the App is installed on a repository is told with the name that GitHub has for it", async () => {
  const find = createFindInstallation(createProbot(testEnvironment(), pino({ level: "silent" })));
  nock(API).get("/repos/O/old-name/installation").reply(200, { id: 77 });
  nock(API)
    .post("/app/installations/77/access_tokens")
    .reply(201, { token: TOKEN, permissions: { issues: "write" }, expires_at: EXPIRES });
  nock(API).get("/repos/O/old-name").reply(200, { full_name: "o/new-name" });
  expect(await find("O/old-name")).toEqual({ installation: 77, repo: "o/new-name" });
  nock(API).get("/repos/o/none/installation").reply(404, { message: "Not Found" });
  expect(await find("o/none")).toBeNull();
  nock(API).get("/repos/o/r/installation").reply(502, "bad gateway");
  await expect(find("o/r")).rejects.toMatchObject({ kind: "unavailable" });
});
