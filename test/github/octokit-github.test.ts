import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import nock from "nock";
import { pino } from "pino";
import { COMMENT_MARKER } from "../../src/decide/comment/comment-marker.js";
import type { GitHub } from "../../src/github/github.js";
import { createGitHubOf, createProbot } from "../../src/github/installations.js";
import { APP_ID, testEnvironment } from "../app/support/environment.js";

const API = "https://api.github.com";
const REF = { owner: "o", repo: "r", number: 1 };
const LABEL = { name: "symptom: crash", family: "symptom", color: "b60205", description: "From the study" } as const;
const OWN_APP = { performed_via_github_app: { id: APP_ID } };
const BOT = { user: { login: "engine-triage[bot]", type: "Bot" } };

let github: GitHub;
let installation = 0;

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());

beforeEach(async () => {
  // A new App for each test: labels that it knows and tokens that it holds are its own. A new installation as well,
  // because Octokit spaces the writes of one installation by a second.
  installation += 1;
  nock(API)
    .post(`/app/installations/${installation}/access_tokens`)
    .reply(201, { token: "ghs_test", permissions: { issues: "write" }, expires_at: "2999-01-01T00:00:00Z" });
  const probot = createProbot(testEnvironment(), pino({ level: "silent" }));
  github = await createGitHubOf(probot, APP_ID)(installation);
});

afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

function issue(overrides: Record<string, unknown> = {}) {
  return {
    number: 1,
    title: "It crashes",
    body: "log",
    state: "open",
    locked: false,
    labels: [{ name: "bug" }, "old style"],
    repository_url: `${API}/repos/o/r`,
    ...overrides,
  };
}

describe("readIssue", () => {
  test("gives what the App reads, as the installation", async () => {
    nock(API, { reqheaders: { authorization: "token ghs_test" } })
      .get("/repos/o/r/issues/1")
      .reply(200, issue());
    expect(await github.readIssue(REF)).toEqual({
      title: "It crashes",
      body: "log",
      state: "open",
      locked: false,
      isPullRequest: false,
      labels: ["bug", "old style"],
    });
  });

  test("gives an empty body for null, and says what is a pull request", async () => {
    nock(API)
      .get("/repos/o/r/issues/1")
      .reply(200, issue({ body: null, pull_request: {}, state: "closed" }));
    expect(await github.readIssue(REF)).toMatchObject({ body: "", isPullRequest: true, state: "closed" });
  });

  test.each([404, 410])("gives null for %s", async (status) => {
    nock(API).get("/repos/o/r/issues/1").reply(status, { message: "gone" });
    expect(await github.readIssue(REF)).toBeNull();
  });

  test("gives null for an issue that was transferred", async () => {
    nock(API)
      .get("/repos/o/r/issues/1")
      .reply(200, issue({ number: 9, repository_url: `${API}/repos/o/other` }));
    expect(await github.readIssue(REF)).toBeNull();
  });

  test("fails once for an outage: trying again is the queue's", async () => {
    nock(API).get("/repos/o/r/issues/1").once().reply(502, "bad gateway");
    await expect(github.readIssue(REF)).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("fails as unavailable where no answer comes", async () => {
    nock(API).get("/repos/o/r/issues/1").replyWithError("socket hang up");
    await expect(github.readIssue(REF)).rejects.toMatchObject({
      kind: "unavailable",
      message: "read issue: no answer",
    });
  });

  test("fails once for the primary limit, with the wait", async () => {
    const reset = Math.ceil(Date.now() / 1_000) + 90;
    nock(API)
      .get("/repos/o/r/issues/1")
      .once()
      .reply(
        403,
        { message: "API rate limit exceeded" },
        { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(reset) },
      );
    const failure = await github.readIssue(REF).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: "rate-limited" });
    expect(failure).toHaveProperty("retryAfter", expect.any(Number));
  });
});

describe("ensureLabel", () => {
  test("creates a missing label with colour and description", async () => {
    nock(API).get("/repos/o/r/labels/symptom%3A%20crash").reply(404, { message: "Not Found" });
    nock(API)
      .post("/repos/o/r/labels", { name: LABEL.name, color: LABEL.color, description: LABEL.description })
      .reply(201, {});
    await github.ensureLabel(REF, LABEL);
  });

  test("leaves an existing label as it is, and asks once", async () => {
    nock(API).get("/repos/o/r/labels/symptom%3A%20crash").once().reply(200, { name: LABEL.name, color: "ffffff" });
    await github.ensureLabel(REF, LABEL);
    await github.ensureLabel(REF, LABEL);
  });

  test("takes it well that somebody else created the label meanwhile", async () => {
    nock(API).get("/repos/o/r/labels/symptom%3A%20crash").reply(404, {});
    nock(API)
      .post("/repos/o/r/labels")
      .reply(422, {
        message: "Validation Failed",
        errors: [{ resource: "Label", code: "already_exists", field: "name" }],
      });
    await github.ensureLabel(REF, LABEL);
  });

  test("reports a label that GitHub finds invalid", async () => {
    nock(API).get("/repos/o/r/labels/symptom%3A%20crash").reply(404, {});
    nock(API)
      .post("/repos/o/r/labels")
      .reply(422, { message: "Validation Failed", errors: [{ resource: "Label", code: "invalid", field: "color" }] });
    await expect(github.ensureLabel(REF, LABEL)).rejects.toMatchObject({ kind: "invalid" });
  });
});

describe("labels of an issue", () => {
  test("are added in one call", async () => {
    nock(API)
      .post("/repos/o/r/issues/1/labels", { labels: ["a", "b"] })
      .reply(200, []);
    await github.addLabels(REF, ["a", "b"]);
  });

  test("none to add takes no call", async () => {
    nock.cleanAll();
    await github.addLabels(REF, []);
  });

  test("a secondary limit is reported with the time to wait, and not tried again", async () => {
    nock(API)
      .post("/repos/o/r/issues/1/labels")
      .once()
      .reply(403, { message: "You have exceeded a secondary rate limit." }, { "retry-after": "42" });
    await expect(github.addLabels(REF, ["a"])).rejects.toMatchObject({ kind: "rate-limited", retryAfter: 42 });
  });

  test("a missing permission is final", async () => {
    nock(API).post("/repos/o/r/issues/1/labels").reply(403, { message: "Resource not accessible by integration" });
    await expect(github.addLabels(REF, ["a"])).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("are removed; one that is not there is no error", async () => {
    nock(API).delete("/repos/o/r/issues/1/labels/a%3A%20b").reply(200, []);
    nock(API).delete("/repos/o/r/issues/1/labels/c").reply(404, { message: "Label does not exist" });
    await github.removeLabel(REF, "a: b");
    await github.removeLabel(REF, "c");
  });
});

describe("comments", () => {
  const marked = `${COMMENT_MARKER}\ntext`;

  test("the own one is found by marker and author, not by marker alone", async () => {
    nock(API)
      .get("/repos/o/r/issues/1/comments?per_page=100")
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
      .get("/repos/o/r/issues/1/comments?per_page=100")
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
      .get("/repos/o/r/issues/1/comments?per_page=100")
      .reply(200, [{ id: 1, body: "x", ...BOT }], { link: next });
    nock(API)
      .get("/repositories/1/issues/1/comments?per_page=100&page=2")
      .reply(200, [{ id: 2, body: marked, ...BOT, ...OWN_APP }]);
    expect(await github.findComment(REF, COMMENT_MARKER)).toMatchObject({ id: 2 });
  });

  test("none is null", async () => {
    nock(API).get("/repos/o/r/issues/1/comments?per_page=100").reply(200, []);
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

  test("on an issue that is gone is reported as that", async () => {
    nock(API).post("/repos/o/r/issues/1/comments").reply(410, { message: "This issue was deleted" });
    await expect(github.createComment(REF, marked)).rejects.toMatchObject({ kind: "gone" });
  });
});
