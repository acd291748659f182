import { describe, expect, test } from "@jest/globals";
import { readTriageRequest } from "../../src/events/triage-request.js";
import { examplesOf, issuePayload, type Payload } from "../app/support/deliveries.js";

function reason(payload: unknown): string {
  const request = readTriageRequest("d-1", payload);
  return request.kind === "job" ? "job" : request.reason;
}

describe("readTriageRequest", () => {
  test("makes a job of an opened issue", () => {
    expect(readTriageRequest("d-1", issuePayload("o/r", 7))).toEqual({
      kind: "job",
      job: { delivery: "d-1", installation: 2, repo: "o/r", number: 7 },
    });
  });

  test.each<[string, Payload, string]>([
    ["a bot triggered", { sender: { type: "Bot" } }, "bot"],
    ["a bot wrote", { issue: { user: { type: "Bot" } } }, "bot"],
    ["is a pull request", { issue: { pull_request: { url: "x" } } }, "pull-request"],
    ["is locked", { issue: { locked: true } }, "locked"],
    ["was transferred here", { changes: { old_issue: { number: 3 }, old_repository: {} } }, "transferred"],
    ["has no installation", { installation: undefined }, "no-installation"],
    ["has no sender", { sender: undefined }, "unreadable"],
  ])("ignores what %s", (_case, overrides, expected) => {
    expect(reason(issuePayload("o/r", 7, overrides))).toBe(expected);
  });

  test("takes an issue whose author's account was deleted", () => {
    expect(reason(issuePayload("o/r", 7, { issue: { user: null } }))).toBe("job");
  });

  test.each([null, undefined, [], "text", {}, { issue: null }])("ignores %p", (payload) => {
    expect(reason(payload)).toBe("unreadable");
  });

  test("reads or ignores every recorded issues payload", () => {
    const reasons = examplesOf("issues").map(reason);
    expect(reasons.length).toBeGreaterThan(20);
    for (const each of reasons) expect(["job", "no-installation", "bot", "locked", "pull-request"]).toContain(each);
  });
});
