import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import nock from "nock";
import { askMayCommand } from "../../src/commands/permission.js";
import type { GitHub, GitHubError } from "../../src/github/github.js";
import { API, openGitHub, REF, unusedAnswers } from "./support/installed-app.js";

let github: GitHub;

beforeAll(() => nock.disableNetConnect());
afterAll(() => nock.enableNetConnect());
beforeEach(async () => {
  github = await openGitHub();
});
afterEach(() => expect(unusedAnswers()).toEqual([]));

describe("a comment", () => {
  const answer = (overrides: Record<string, unknown> = {}) => ({
    id: 9,
    body: "/triage",
    issue_url: `${API}/repos/O/r/issues/1`,
    user: { id: 7, login: "ada", type: "User" },
    ...overrides,
  });

  test("is read with its author", async () => {
    nock(API).get("/repos/o/r/issues/comments/9").reply(200, answer());
    expect(await github.readComment(REF, 9)).toEqual({
      id: 9,
      body: "/triage",
      author: { id: 7, login: "ada", isBot: false },
    });
  });

  test("tells a bot, and an account that is no more", async () => {
    nock(API)
      .get("/repos/o/r/issues/comments/9")
      .reply(200, answer({ user: { id: 8, login: "x[bot]", type: "Bot" } }));
    expect(await github.readComment(REF, 9)).toMatchObject({ author: { isBot: true } });
    nock(API)
      .get("/repos/o/r/issues/comments/9")
      .reply(200, answer({ user: null, body: null }));
    expect(await github.readComment(REF, 9)).toEqual({ id: 9, body: "", author: null });
  });

  test("is null where it is gone or stands on another issue", async () => {
    nock(API).get("/repos/o/r/issues/comments/9").reply(404, { message: "Not Found" });
    expect(await github.readComment(REF, 9)).toBeNull();
    nock(API)
      .get("/repos/o/r/issues/comments/9")
      .reply(200, answer({ issue_url: `${API}/repos/o/r/issues/11` }));
    expect(await github.readComment(REF, 9)).toBeNull();
  });
});

describe("a reaction", () => {
  test("is given; a comment that is gone is no error", async () => {
    nock(API).post("/repos/o/r/issues/comments/9/reactions", { content: "+1" }).reply(201, { id: 1, content: "+1" });
    await github.addReaction(REF, 9, "+1");
    nock(API).post("/repos/o/r/issues/comments/10/reactions", { content: "confused" }).reply(404, {});
    await expect(github.addReaction(REF, 10, "confused")).resolves.toBeUndefined();
  });
});

describe("whether somebody may give commands", () => {
  const rights = (...names: string[]) => ({
    permissions: Object.fromEntries(
      ["pull", "triage", "push", "maintain", "admin"].map((right) => [right, names.includes(right)]),
    ),
  });

  async function ask(status: number, body: unknown, headers: Record<string, string> = {}) {
    nock(API)
      .get("/repos/o/r/collaborators/ada/permission")
      .reply(status, body as nock.Body, { "content-type": "application/json", ...headers });
    const refusals: GitHubError[] = [];
    const may = await askMayCommand(github, REF, "ada", (error) => void refusals.push(error));
    return { may, refused: refusals.length > 0 };
  }

  test.each([
    ["admin", { permission: "admin", role_name: "admin", user: rights("pull", "triage", "push", "maintain", "admin") }],
    ["maintain", { permission: "write", role_name: "maintain", user: rights("pull", "triage", "push", "maintain") }],
    ["write", { permission: "write", role_name: "write", user: rights("pull", "triage", "push") }],
    ["triage", { permission: "read", role_name: "triage", user: rights("pull", "triage") }],
    ["triage, with nothing else said", { permission: "read", role_name: "triage", user: null }],
    ["an own role upon triage", { permission: "read", role_name: "Helper", user: rights("pull", "triage") }],
    ["an own role upon write", { permission: "write", role_name: "Engineer", user: null }],
    ["write, from an older server", { permission: "write" }],
  ])("is yes for %s", async (_, body) => {
    expect(await ask(200, body)).toEqual({ may: true, refused: false });
  });

  test.each([
    ["read", { permission: "read", role_name: "read", user: rights("pull") }],
    ["none", { permission: "none", role_name: "none", user: rights() }],
    ["an own role upon read", { permission: "read", role_name: "Reader of triage", user: rights("pull") }],
    ["an own role without rights", { permission: "read", role_name: "Helper", user: null }],
    ["rights that are no booleans", { permission: "read", role_name: "x", user: { permissions: { triage: "true" } } }],
    ["an answer that says nothing", {}],
  ])("is no for %s", async (_, body) => {
    expect(await ask(200, body)).toEqual({ may: false, refused: false });
  });

  test("is no for somebody whom GitHub does not know there", async () => {
    expect(await ask(404, { message: "Not Found" })).toEqual({ may: false, refused: false });
  });

  test.each([403, 422])("is no where GitHub refuses for good (%d), and the operator is told", async (status) => {
    expect(await ask(status, { message: "Resource not accessible by integration" })).toEqual({
      may: false,
      refused: true,
    });
  });

  test.each([
    [500, {}],
    [401, {}],
    [429, {}],
    [403, { "retry-after": "30" }],
    [403, { "x-ratelimit-remaining": "0" }],
  ])("is neither yes nor no while GitHub cannot say (%d %j)", async (status, headers) => {
    await expect(ask(status, { message: "no" }, headers)).rejects.toMatchObject({ name: "GitHubError" });
  });

  test("is neither yes nor no where the answer broke off", async () => {
    await expect(ask(200, '{"permission": "wri')).rejects.toMatchObject({ kind: "unavailable" });
  });
});
