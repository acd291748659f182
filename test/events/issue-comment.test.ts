import { describe, expect, test } from "@jest/globals";
import { readCommentRequest } from "../../src/events/issue-comment.js";
import { readStoredJob } from "../../src/queue/stored-jobs.js";
import { commentPayload, examplesOf, repositoryNumber } from "../app/support/deliveries.js";

const written = { id: 9, author: "ada", body: "canary\n/triage off" };

describe("a comment on an issue", () => {
  test("is a job that says where it is and not what it says", () => {
    const request = readCommentRequest("d", commentPayload("o/r", 3, written));
    expect(request).toEqual({
      kind: "jobs",
      jobs: [
        {
          kind: "comment",
          delivery: "d",
          installation: 2,
          repo: "o/r",
          number: 3,
          repositoryId: repositoryNumber("o/r"),
          at: "2019-05-15T15:20:21Z",
          comment: 9,
          mayCommand: true,
          sender: "ada",
        },
      ],
    });
    if (request.kind === "jobs") for (const job of request.jobs) expect(readStoredJob(job)).toEqual(job);
  });

  test.each([
    ["a command", "/triage", undefined, true],
    ["no command", "I say /triage", undefined, false],
    ["no command any more", "nothing", "/triage off", true],
  ])("may hold a command: %s", (_, body, before, mayCommand) => {
    const payload = commentPayload("o/r", 3, { ...written, body }, before === undefined ? {} : { before });
    expect(readCommentRequest("d", payload)).toMatchObject({ jobs: [{ mayCommand }] });
  });

  test.each([
    ["by a bot", commentPayload("o/r", 3, { ...written, author: "x[bot]" }), "bot"],
    ["edited by a bot", commentPayload("o/r", 3, written, { before: "", sender: "x[bot]" }), "bot"],
    ["on a pull request", commentPayload("o/r", 3, written, { issue: { pull_request: {} } }), "pull-request"],
    ["on a locked issue", commentPayload("o/r", 3, written, { issue: { locked: true } }), "locked"],
    ["edited without change", { ...commentPayload("o/r", 3, written, { before: "" }), changes: {} }, "nothing-asked"],
    ["without an installation", { ...commentPayload("o/r", 3, written), installation: undefined }, "no-installation"],
    ["that was deleted", { ...commentPayload("o/r", 3, written), action: "deleted" }, "unreadable"],
    ["of an account that is no more", { ...commentPayload("o/r", 3, written), comment: { id: 9, user: null } }, "bot"],
    ["that is no comment", { comment: "x" }, "unreadable"],
  ])("is ignored: %s", (_, payload, reason) => {
    expect(readCommentRequest("d", payload)).toEqual({ kind: "ignored", reason });
  });

  test("is read from every payload that GitHub recorded", () => {
    for (const payload of examplesOf("issue_comment").filter(({ action }) => action !== "deleted")) {
      const request = readCommentRequest("d", { ...payload, installation: { id: 2 } });
      expect(request.kind).toBe("jobs");
    }
  });
});
