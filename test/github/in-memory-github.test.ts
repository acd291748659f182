import { expect, test } from "@jest/globals";
import { GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";

const REF = { owner: "o", repo: "r", number: 1 };
const LABEL = { name: "Crash", family: "symptom", color: "b60205", description: "d" } as const;

test("an issue that is not there reads as null and refuses everything else", async () => {
  const { api } = createInMemoryGitHub();
  expect(await api.readIssue(REF)).toBeNull();
  await expect(api.addLabels(REF, ["a"])).rejects.toMatchObject({ kind: "gone" });
});

test("what is read does not change with the issue", async () => {
  const github = createInMemoryGitHub();
  const issue = github.openIssue("o/r", 1, { title: "t", labels: ["a"], author: "x" });
  const read = await github.api.readIssue(REF);
  issue.labels.push("b");
  expect(read).toEqual({
    title: "t",
    body: "",
    state: "open",
    locked: false,
    isPullRequest: false,
    labels: ["a"],
    author: "x",
  });
});

test("labels ignore case, keep their first colour, and come into being grey when they are only added", async () => {
  const github = createInMemoryGitHub();
  const issue = github.openIssue("o/r", 1, {});
  await github.api.ensureLabel(REF, LABEL);
  await github.api.ensureLabel(REF, { ...LABEL, name: "crash", color: "000000" });
  await github.api.addLabels(REF, ["crash", "CRASH", "other"]);
  expect(issue.labels).toEqual(["crash", "other"]);
  expect([...github.repository("o/r").labels.values()]).toEqual([
    { name: "Crash", color: "b60205", description: "d" },
    { name: "other", color: "ededed", description: "" },
  ]);
  await github.api.removeLabel(REF, "Other");
  await github.api.removeLabel(REF, "never there");
  expect(issue.labels).toEqual(["crash"]);
});

test("only the App's own comments are found and changed", async () => {
  const github = createInMemoryGitHub("my-app");
  const issue = github.openIssue("o/r", 1, { comments: [{ id: 1, author: "human", body: "marker" }] });
  expect(await github.api.findComment(REF, "marker")).toBeNull();
  await expect(github.api.updateComment(REF, 1, "x")).rejects.toMatchObject({ kind: "forbidden" });
  expect(await github.api.updateComment(REF, 2, "x")).toBeNull();
  const { id } = await github.api.createComment(REF, "marker");
  expect(await github.api.findComment(REF, "marker")).toEqual({ id, body: "marker", isOwn: true });
  expect(issue.comments[1]?.author).toBe("my-app[bot]");
});

test("fails on demand, before the work or after it, as often as told", async () => {
  const github = createInMemoryGitHub();
  const issue = github.openIssue("o/r", 1, {});
  const error = new GitHubError("unavailable", "503");
  github.fail({ method: "createComment", error, times: 2 });
  github.fail({ method: "createComment", error, when: "after" });
  for (const comments of [0, 0, 1]) {
    await expect(github.api.createComment(REF, "x")).rejects.toBe(error);
    expect(issue.comments).toHaveLength(comments);
  }
  await github.api.createComment(REF, "x");
  expect(issue.comments).toHaveLength(2);
});

test("people comment, have roles, and are reacted to once", async () => {
  const github = createInMemoryGitHub();
  github.openIssue("o/r", 1, {});
  github.repository("o/r").roles.set("ada", "maintain");
  const { id } = github.comment("o/r", 1, "ada", "/triage");
  expect(await github.api.readComment(REF, id)).toEqual({ id, body: "/triage", author: github.account("ada") });
  expect(await github.api.readComment({ ...REF, number: 2 }, id)).toBeNull();
  expect(github.account("x[bot]").isBot).toBe(true);
  expect(await github.api.readPermission(REF, "ada")).toEqual({
    role: "maintain",
    base: "write",
    account: github.account("ada").id,
    rights: { pull: true, triage: true, push: true, maintain: true, admin: false },
  });
  expect(await github.api.readPermission(REF, "eve")).toMatchObject({ role: "read", rights: { triage: false } });
  await github.api.addReaction(REF, id, "+1");
  await github.api.addReaction(REF, id, "+1");
  await github.api.addReaction(REF, 1, "confused");
  expect(github.reactions(id)).toEqual(["+1"]);
  expect(github.reactions(1)).toEqual([]);
});
