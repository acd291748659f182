import { describe, expect, test } from "@jest/globals";
import { pastIssueOf } from "../../src/backtest/past-issue.js";

/** Times and state of an issue with these fields, and what is said of fields that cannot be read. */
function read(fields: Readonly<Record<string, unknown>>) {
  const doubts: string[] = [];
  const issue = pastIssueOf({ number: 1, title: "It fails", ...fields }, "o/r", (doubt) => doubts.push(doubt));
  if (!issue) throw new Error("a pull request");
  return [issue.createdAt, issue.closedAt, issue.isOpen, doubts];
}

const FIRST = "2024-01-01T10:00:00Z";
const LATER = "2024-02-01T10:00:00Z";

describe("times and state of a past issue", () => {
  test.each([
    ["GitHub's REST API, open", { state: "open", created_at: FIRST, closed_at: null }, [FIRST, null, true]],
    ["GitHub's REST API, closed", { state: "closed", created_at: FIRST, closed_at: LATER }, [FIRST, LATER, false]],
    ["GitHub's command line, open", { state: "OPEN", createdAt: FIRST, closedAt: null }, [FIRST, null, true]],
    ["GitHub's command line, closed", { state: "CLOSED", createdAt: FIRST, closedAt: LATER }, [FIRST, LATER, false]],
    ["an end alone", { closed_at: LATER }, [null, LATER, false]],
    ["an end that is none", { closed_at: null }, [null, null, true]],
    ["nothing", {}, [null, null, null]],
    ["a day", { created_at: "2024-01-01" }, ["2024-01-01", null, null]],
    [
      "a space in place of the T",
      { created_at: "2024-01-01 10:00:00+02:00" },
      ["2024-01-01T10:00:00+02:00", null, null],
    ],
  ])("are read of %s", (_name, fields, expected) => {
    expect(read(fields)).toEqual([...expected, []]);
  });

  test.each([
    ["a time without a zone", { created_at: "2024-01-01 10:00:00" }, "created_at"],
    ["seconds since 1970", { createdAt: 1_704_103_200 }, "createdAt"],
    ["words", { closed_at: "last week" }, "closed_at"],
    ["no words", { closedAt: "" }, "closedAt"],
    ["another state", { state: "merged" }, "state"],
    ["a state that is no text", { state: 1 }, "state"],
  ])("%s is not known, which is told", (_name, fields, field) => {
    const [createdAt, closedAt, isOpen, doubts] = read(fields);
    expect([createdAt, closedAt, isOpen]).toEqual([null, null, null]);
    expect(doubts).toEqual([expect.stringMatching(new RegExp(`^${field}: is (?:no time|neither open nor closed)`))]);
  });
});
