import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import nock from "nock";
import type { GitHub } from "../../src/github/github.js";
import { API, issueAnswer, openGitHub, REF, TOKEN, unusedAnswers } from "./support/installed-app.js";

const LABEL = { name: "symptom: crash", family: "symptom", color: "b60205", description: "From the study" } as const;

let github: GitHub;

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  github = await openGitHub();
});
afterEach(() => expect(unusedAnswers()).toEqual([]));

describe("readIssue", () => {
  test("gives what the App reads, as the installation", async () => {
    nock(API, { reqheaders: { authorization: `token ${TOKEN}` } })
      .get("/repos/o/r/issues/1")
      .reply(200, issueAnswer());
    expect(await github.readIssue(REF)).toEqual({
      title: "It crashes",
      body: "log",
      state: "open",
      locked: false,
      isPullRequest: false,
      labels: ["bug", "old style"],
      author: "reporter",
    });
  });

  test("gives no author where the account is no more", async () => {
    nock(API)
      .get("/repos/o/r/issues/1")
      .reply(200, issueAnswer({ user: null }));
    expect(await github.readIssue(REF)).toMatchObject({ author: "" });
  });

  test("gives an empty body for null, and says what is a pull request", async () => {
    nock(API)
      .get("/repos/o/r/issues/1")
      .reply(200, issueAnswer({ body: null, pull_request: {}, state: "closed" }));
    expect(await github.readIssue(REF)).toMatchObject({ body: "", isPullRequest: true, state: "closed" });
  });

  test.each([404, 410])("gives null for %s", async (status) => {
    nock(API).get("/repos/o/r/issues/1").reply(status, { message: "gone" });
    expect(await github.readIssue(REF)).toBeNull();
  });

  test("gives null for an issue that was transferred", async () => {
    nock(API)
      .get("/repos/o/r/issues/1")
      .reply(200, issueAnswer({ number: 9, repository_url: `${API}/repos/o/other` }));
    expect(await github.readIssue(REF)).toBeNull();
  });

  test.each([
    ["broke off", '{"number": 1, "title": "It cra'],
    ["is empty", ""],
    ["is another's page", "<html>Unicorn</html>"],
  ])("fails as unavailable, and not as gone, where the answer %s", async (_case, body) => {
    nock(API).get("/repos/o/r/issues/1").reply(200, body, { "content-type": "application/json" });
    await expect(github.readIssue(REF)).rejects.toMatchObject({ kind: "unavailable" });
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

describe("labels of a repository", () => {
  test("are listed over all pages", async () => {
    const next = `<${API}/repositories/1/labels?per_page=100&page=2>; rel="next"`;
    nock(API)
      .get("/repos/o/r/labels?per_page=100&page=1")
      .reply(200, [{ name: "bug" }], { link: next });
    nock(API)
      .get("/repos/o/r/labels?per_page=100&page=2")
      .reply(200, [{ name: "symptom: crash" }]);
    expect(await github.listLabels(REF)).toEqual(["bug", "symptom: crash"]);
  });

  test("are not taken for missing where the answer broke off", async () => {
    nock(API)
      .get("/repos/o/r/labels?per_page=100&page=1")
      .reply(200, '[{"name": "bu', { "content-type": "application/json" });
    await expect(github.listLabels(REF)).rejects.toMatchObject({ kind: "unavailable" });
  });

  test("are created in one call, and known from then on", async () => {
    const { name, color, description } = LABEL;
    nock(API).post("/repos/o/r/labels", { name, color, description }).once().reply(201, {});
    await github.createLabel(REF, LABEL);
    await github.ensureLabel(REF, LABEL);
  });

  test("that exist already are fine", async () => {
    nock(API)
      .post("/repos/o/r/labels")
      .reply(422, { message: "Validation Failed", errors: [{ code: "already_exists", field: "name" }] });
    await github.createLabel(REF, LABEL);
  });
});

describe("labels of an issue", () => {
  test("are added in one call", async () => {
    nock(API)
      .post("/repos/o/r/issues/1/labels", { labels: ["a", "b"] })
      .reply(200, [{ name: "bug" }, { name: "a" }, { name: "b" }]);
    expect(await github.addLabels(REF, ["a", "b"])).toEqual(["bug", "a", "b"]);
  });

  test("none to add takes no call", async () => {
    nock.cleanAll();
    expect(await github.addLabels(REF, [])).toEqual([]);
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
