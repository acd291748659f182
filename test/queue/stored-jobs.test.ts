import { expect, test } from "@jest/globals";
import { issueKey, jobFields, readStoredJob } from "../../src/queue/stored-jobs.js";

test("a job of release 0.1, which had no kind, is the triage that it was", () => {
  expect(readStoredJob({ delivery: "d", installation: 1, repo: "o/r", number: 7 })).toEqual({
    kind: "triage",
    reason: "opened",
    delivery: "d",
    installation: 1,
    repo: "o/r",
    number: 7,
  });
});

test.each([
  null,
  "text",
  {},
  { kind: "dance", delivery: "d", installation: 1 },
  { kind: "triage", reason: "whim", delivery: "d", installation: 1, repo: "o/r", number: 7 },
  { delivery: "d", installation: 1, repo: "no slash", number: 7 },
])("%j is no job", (data) => {
  expect(() => readStoredJob(data)).toThrow();
});

test("an issue has one key, whatever the case of its repository's name", () => {
  expect(issueKey({ repo: "O/R", issue: 7 })).toBe(issueKey({ repo: "o/r", issue: 7 }));
});

test("logs say what a job is about, and nothing of what it carries", () => {
  const base = { delivery: "d", installation: 1 } as const;
  expect(
    jobFields({ ...base, kind: "label-change", repo: "o/r", number: 7, action: "added", label: "x", sender: "jane" }),
  ).toEqual({ kind: "label-change", delivery: "d", installation: 1, repo: "o/r", issue: 7 });
  expect(jobFields({ ...base, kind: "suspend-installation" })).toEqual({ kind: "suspend-installation", ...base });
});
