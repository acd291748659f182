import { beforeEach, expect, test } from "@jest/globals";
import { COMMENT_MARKER } from "../../src/decide/comment/comment-marker.js";
import { executePlan } from "../../src/github/execute-plan.js";
import { GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub, type InMemoryGitHub, type InMemoryIssue } from "../../src/github/in-memory-github.js";
import type { Plan } from "../../src/plan/plan.js";

const REF = { owner: "o", repo: "r", number: 1 };
const CRASH = { name: "symptom: crash", family: "symptom", color: "b60205", description: "d" } as const;
const BODY = `${COMMENT_MARKER}\nfirst`;

let github: InMemoryGitHub;
let issue: InMemoryIssue;

beforeEach(() => {
  github = createInMemoryGitHub();
  issue = github.openIssue("o/r", 1, { labels: ["bug"] });
});

function plan(overrides: Partial<Plan> = {}): Plan {
  return { labelsToAdd: [], labelsToRemove: [], comment: null, ...overrides };
}

test("an empty plan takes no call", async () => {
  const executed = await executePlan(github.api, REF, plan(), null);
  expect(executed).toEqual({ labelsAdded: [], labelsRemoved: [], comment: null });
  expect(github.calls).toEqual([]);
});

test("labels are created, added and removed, and the comment is written", async () => {
  issue.labels.push("needs: version");
  const executed = await executePlan(
    github.api,
    REF,
    plan({ labelsToAdd: [CRASH], labelsToRemove: ["needs: version"], comment: BODY }),
    null,
  );
  expect(issue.labels).toEqual(["bug", "symptom: crash"]);
  expect(issue.comments).toEqual([{ id: executed.comment?.id, author: github.botLogin, body: BODY }]);
  expect(executed).toMatchObject({
    labelsAdded: ["symptom: crash"],
    labelsRemoved: ["needs: version"],
    comment: { action: "created" },
  });
});

test("several labels are added in one call", async () => {
  await executePlan(github.api, REF, plan({ labelsToAdd: [CRASH, { ...CRASH, name: "needs: log" }] }), null);
  expect(github.calls).toEqual(["ensureLabel", "ensureLabel", "addLabels"]);
});

test("a comment on record that would not change takes no call", async () => {
  const executed = await executePlan(github.api, REF, plan({ comment: BODY }), { id: 7, unchanged: true });
  expect(executed.comment).toEqual({ id: 7, action: "unchanged" });
  expect(github.calls).toEqual([]);
});

test("a comment on record is updated in place", async () => {
  const { comment } = await executePlan(github.api, REF, plan({ comment: BODY }), null);
  const id = comment?.id ?? 0;
  const again = await executePlan(github.api, REF, plan({ comment: `${BODY} and more` }), { id, unchanged: false });
  expect(again.comment).toEqual({ id, action: "updated" });
  expect(issue.comments.map(({ body }) => body)).toEqual([`${BODY} and more`]);
});

test("a comment that was written but not recorded is found again", async () => {
  await executePlan(github.api, REF, plan({ comment: BODY }), null);
  const same = await executePlan(github.api, REF, plan({ comment: BODY }), null);
  expect(same.comment?.action).toBe("unchanged");
  const changed = await executePlan(github.api, REF, plan({ comment: `${BODY} and more` }), null);
  expect(changed.comment?.action).toBe("updated");
  expect(issue.comments).toHaveLength(1);
});

test("a comment of somebody else with the marker is not taken for ours", async () => {
  issue.comments.push({ id: 1, author: "mallory", body: BODY });
  const executed = await executePlan(github.api, REF, plan({ comment: BODY }), null);
  expect(executed.comment?.action).toBe("created");
  expect(issue.comments).toHaveLength(2);
});

test("a comment on record that somebody deleted is not written again", async () => {
  const executed = await executePlan(github.api, REF, plan({ comment: BODY }), { id: 99, unchanged: false });
  expect(executed.comment).toEqual({ id: 99, action: "removed" });
  expect(issue.comments).toEqual([]);
});

test("labels that GitHub says it added and did not are no success", async () => {
  const forgetful = { ...github.api, addLabels: async () => ["bug"] };
  const adding = executePlan(forgetful, REF, plan({ labelsToAdd: [CRASH], comment: BODY }), null);
  await expect(adding).rejects.toMatchObject({ kind: "unavailable" });
  expect(issue.comments).toEqual([]);
});

test("a comment is created only where nothing speaks against it at that moment; a found one is updated all the same", async () => {
  const lost = async () => {
    throw new Error("taken over");
  };
  await expect(executePlan(github.api, REF, plan({ comment: BODY }), null, lost)).rejects.toThrow("taken over");
  expect(issue.comments).toEqual([]);
  await executePlan(github.api, REF, plan({ comment: BODY }), null);
  await executePlan(github.api, REF, plan({ comment: `${BODY} more` }), null, lost);
  expect(issue.comments.map(({ body }) => body)).toEqual([`${BODY} more`]);
});

test("a failure on the way leaves no comment", async () => {
  github.fail({ method: "addLabels", error: new GitHubError("unavailable", "502") });
  await expect(executePlan(github.api, REF, plan({ labelsToAdd: [CRASH], comment: BODY }), null)).rejects.toThrow(
    "502",
  );
  expect(issue.comments).toEqual([]);
});
