import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { loadProfile } from "../../src/pages/report/load-profile.js";
import type { Profile } from "../../src/profile/profile-schema.js";
import { noteState } from "../../src/queue/note-issue-state.js";
import { findFirstEnd } from "../../src/store/issue-ends.js";
import { migrate } from "../../src/store/migrate.js";
import { indexIssue } from "../../src/store/similar-issues.js";
import { recordTriage } from "../../src/store/triages.js";
import { decision } from "../app/support/triager.js";
import { DATABASE_KINDS, type TestDatabase } from "./support/databases.js";

jest.setTimeout(120_000);

const NOW = new Date("2026-03-01T12:00:00Z");
/** A day of February 2026, at noon. */
const day = (number: number): string => new Date(Date.UTC(2026, 1, number, 12)).toISOString();

describe.each(DATABASE_KINDS)("when issues were closed, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  async function triaged(repo: string, issue: number, on: number): Promise<void> {
    const { database } = opened;
    const delivery = `${repo}#${issue}`;
    const made = decision({
      kind: { id: "malfunction", p: 0.9 },
      symptoms: [{ id: "crash", p: 0.9 }],
      causes: [{ id: "misused-api", p: 0.9 }],
    });
    await recordTriage(database, { delivery, installation: 1, repo, issue, outcome: "done", decision: made });
    await database.query(`UPDATE ${database.schema}.triages SET at = $2 WHERE delivery = $1`, [delivery, day(on)]);
  }

  function heard(repo: string, number: number, state: "open" | "closed", at: number | undefined, openedOn?: number) {
    const times = {
      ...(at === undefined ? {} : { at: day(at) }),
      ...(openedOn === undefined ? {} : { openedAt: day(openedOn) }),
    };
    return noteState({ kind: "issue-state", delivery: "d", installation: 1, repo, number, state, ...times }, opened);
  }

  async function closingOf(repo: string): Promise<Profile["closing"]> {
    const options = { now: NOW, learnedFrom: new Set<string>(), since: null, newest: null };
    return (await loadProfile(opened.database, { installation: 1, repo }, options)).profile.closing;
  }

  test("time to close is that of issues opened since the first end that was heard, by cause", async () => {
    const repo = "o/times";
    // Of before: closed long ago, as an index says that does not know when; the App heard of the end of another.
    for (const issue of [1, 2]) await triaged(repo, issue, 1);
    await indexIssue(opened.database, { repo, issue: 1, state: "closed", openedAt: day(1), signature: null });
    await heard(repo, 2, "closed", 2, 1);
    for (const issue of [3, 4, 5, 6, 7]) await triaged(repo, issue, 3);
    for (const [issue, closed] of [
      [3, 5],
      [4, 7],
      [5, 7],
      [6, 9],
    ] as const)
      await heard(repo, issue, "closed", closed, 3);
    const { since, rows } = await closingOf(repo);
    expect(since).toBe(day(2).slice(0, 10));
    expect(rows.map(({ cause, median }) => [cause, median])).toEqual([
      [null, 4],
      ["misused-api", 4],
    ]);
    expect(rows[0]).toMatchObject({ closed: [6, 5, 4, 3, 2, 1], open: [7], untimed: 1 });
  });

  test("an issue that is opened again is open, whatever comes late or twice", async () => {
    const repo = "o/again";
    await triaged(repo, 99, 1);
    await heard(repo, 99, "closed", 1);
    for (const issue of [1, 2, 3, 4, 5]) await triaged(repo, issue, 2);
    for (const issue of [1, 2, 3, 4]) await heard(repo, issue, "closed", 4, 2);
    await heard(repo, 1, "open", 5, 2);
    await heard(repo, 1, "closed", 4, 2);
    await heard(repo, 2, "open", 5, 2);
    await heard(repo, 2, "closed", 8, 2);
    const [all] = (await closingOf(repo)).rows;
    expect(all).toMatchObject({ closed: [99, 4, 3, 2], open: [5, 1] });
  });

  test("nothing is kept of an issue that the App did not triage, nor of an end without a time", async () => {
    const repo = "o/other";
    await heard(repo, 1, "closed", 4, 2);
    await triaged(repo, 2, 1);
    await heard(repo, 2, "closed", undefined);
    expect(await findFirstEnd(opened.database, repo)).toBeNull();
  });
});
