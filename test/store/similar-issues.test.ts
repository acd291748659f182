import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { LEAST_INDEXED } from "../../src/similar/similar-issue.js";
import { forgetIssue } from "../../src/store/forget.js";
import { migrate } from "../../src/store/migrate.js";
import { findSimilarIssues, indexIssue, noteIssueState } from "../../src/store/similar-issues.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

describe.each(DATABASE_KINDS)("similar issues on $name", ({ open }) => {
  let opened: TestDatabase;
  let repos = 0;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  /** A repository of its own whose index holds `size` issues, numbered from 1, each with its own error. */
  async function repository(size: number): Promise<string> {
    repos += 1;
    const repo = `o/r${repos}`;
    for (let issue = 1; issue <= size; issue += 1) await put(repo, issue, `error ${issue}`);
    return repo;
  }
  function put(repo: string, issue: number, signature: string | null) {
    return indexIssue(opened.database, { repo, issue, state: "open", openedAt: "2026-03-31T23:30:00Z", signature });
  }
  const find = (repo: string, issue: number, signature: string | null) =>
    findSimilarIssues(opened.database, { repo, issue }, signature);

  test("earlier issues with the same error are found, the newest three, with the month in UTC", async () => {
    const repo = await repository(60);
    for (const issue of [11, 12, 13, 14]) await put(repo, issue, "same");
    const opened = "2026-03";
    expect(await find(repo, 61, "same")).toEqual([14, 13, 12].map((number) => ({ number, state: "open", opened })));
    expect((await find(repo, 13, "same")).length).toBe(0);
    expect((await find(repo, 61, "another")).length).toBe(0);
    expect((await find(repo, 61, null)).length).toBe(0);
  });

  test("an issue of another repository is never found", async () => {
    const repo = await repository(LEAST_INDEXED);
    await put(`${repo}x`, 5, "same");
    expect(await find(repo, 100, "same")).toEqual([]);
  });

  test("nothing is found below the least size of the index; issues without a signature do not count", async () => {
    const repo = await repository(LEAST_INDEXED - 1);
    await put(repo, LEAST_INDEXED, null);
    expect(await find(repo, 100, "error 5")).toEqual([]);
    await put(repo, LEAST_INDEXED + 1, "one more");
    expect((await find(repo, 100, "error 5")).map(({ number }) => number)).toEqual([5]);
  });

  test("an error that many share names nobody", async () => {
    const repo = await repository(LEAST_INDEXED);
    for (let issue = 101; issue <= 110; issue += 1) await put(repo, issue, "shared");
    expect(await find(repo, 200, "shared")).toEqual([]);
  });

  test("a closed issue is shown as closed, an edited one by its new error, a deleted one not at all", async () => {
    const repo = await repository(LEAST_INDEXED);
    const key = { repo, issue: 5 };
    await noteIssueState(opened.database, key, "closed");
    expect(await find(repo, 100, "error 5")).toMatchObject([{ number: 5, state: "closed" }]);
    await put(repo, 5, "new error");
    expect(await find(repo, 100, "error 5")).toEqual([]);
    expect(await find(repo, 100, "new error")).toMatchObject([{ number: 5, state: "open" }]);
    await put(repo, 31, "makes up for the one that goes");
    await forgetIssue(opened.database, key);
    expect(await find(repo, 100, "new error")).toEqual([]);
  });

  test("closing an issue that is not in the index does not put it there", async () => {
    const repo = await repository(LEAST_INDEXED);
    await noteIssueState(opened.database, { repo, issue: 77 }, "closed");
    const rows = await opened.database.query(
      `SELECT issue FROM ${opened.database.schema}.similar_issues WHERE repo = $1 AND issue = 77`,
      [repo],
    );
    expect(rows).toEqual([]);
  });
});
