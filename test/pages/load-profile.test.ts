import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { loadProfile } from "../../src/pages/report/load-profile.js";
import { plainLabel } from "../../src/pages/report/plain-label.js";
import { confirmLabels, intendLabels } from "../../src/store/applied-labels.js";
import { recordLabelChange } from "../../src/store/label-changes.js";
import { migrate } from "../../src/store/migrate.js";
import { indexIssue } from "../../src/store/similar-issues.js";
import { recordTriage } from "../../src/store/triages.js";
import { issueDigest } from "../../src/training/issue-digest.js";
import { decision } from "../app/support/triager.js";
import { madeDecision } from "../profile/made-issues.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";

jest.setTimeout(120_000);

const REPO = "o/profile";
const PLACE = { installation: 1, repo: REPO };
const NOW = new Date("2026-03-01T12:00:00Z");
const OPTIONS = { now: NOW, learnedFrom: new Set<string>(), since: null, newest: null };

test("a label that a repository named otherwise is known by the class in its name", () => {
  const named = (name: string) => plainLabel({ family: "cause", name });
  expect(named("Bug/Incompatible-Backend!")).toBe("cause: incompatible-backend");
  expect(named("cause: incorrect-resource-deallocation")).toBe("cause: incorrect-resource-deallocation");
  expect(named("old \u202ename")).toBe("old name");
});

describe.each(DATABASE_KINDS)("a profile of decisions on record, on $name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    const { database } = opened;
    await migrate(database);
    for (let issue = 1; issue <= 450; issue += 1) await triaged(`first ${issue}`, issue, madeDecision(issue));
    for (let issue = 1; issue <= 450; issue += 1) {
      const state = issue % 2 === 0 ? "open" : "closed";
      const openedAt = `2025-${String((issue % 12) + 1).padStart(2, "0")}-01T00:00:00Z`;
      await indexIssue(database, { repo: REPO, issue, state, openedAt, signature: null });
    }
  });
  afterAll(() => opened?.drop());

  async function triaged(delivery: string, issue: number, made: Parameters<typeof decision>[0]): Promise<void> {
    const whole = decision({ ...made, repo: REPO, number: issue });
    const triage = { delivery, installation: 1, repo: REPO, issue, outcome: "done" as const, decision: whole };
    await recordTriage(opened.database, triage);
  }

  test("reads every issue once, part by part, whatever the number of parts", async () => {
    const read: number[] = [];
    const { profile, bugs } = await loadProfile(opened.database, PLACE, { ...OPTIONS, onRead: (n) => read.push(n) });
    expect(read).toEqual([200, 400, 450]);
    expect(profile.source).toMatchObject({ issues: 450, from: "2025-01-01", to: "2025-12-01", dayOfDecision: 0 });
    expect(new Set(bugs.map(({ number }) => number)).size).toBe(360);
  });

  test("knows how many are closed and open, and claims no time for it", async () => {
    const { profile } = await loadProfile(opened.database, PLACE, OPTIONS);
    const [all] = profile.closing.rows;
    expect(all).toMatchObject({ median: null, untimed: 180 });
    expect([all?.closed.length, all?.open.length]).toEqual([180, 180]);
  });

  test("looks at the newest ones alone where it is told to, and says so", async () => {
    const { profile } = await loadProfile(opened.database, PLACE, { ...OPTIONS, newest: 250 });
    expect(profile.source).toMatchObject({ issues: 250, newest: 250 });
    expect(Math.min(...profile.malfunctions.issues)).toBeGreaterThan(200);
    const { profile: late } = await loadProfile(opened.database, PLACE, { ...OPTIONS, since: "2025-12-01" });
    expect(late.source).toMatchObject({ issues: 37, from: "2025-12-01" });
  });

  test("counts issues that the weights were learned from", async () => {
    const learnedFrom = new Set([3, 4].map((number) => issueDigest({ repo: REPO, number })));
    const { profile } = await loadProfile(opened.database, PLACE, { ...OPTIONS, learnedFrom });
    expect(profile.source.learned).toBe(2);
  });

  test("the last decision counts, and what people did to its labels", async () => {
    const { database } = opened;
    const kind = { id: "malfunction", p: 0.9 } as const;
    const label = { name: "symptom: crash", family: "symptom" } as const;
    for (const issue of [451, 452]) {
      const labels = [label.name];
      await triaged(`second ${issue}`, issue, { kind, symptoms: [{ id: "crash", p: 0.9 }], labels });
      await intendLabels(database, { repo: REPO, issue }, [label]);
      await confirmLabels(database, { repo: REPO, issue }, [label.name]);
    }
    const change = { delivery: "removal", action: "removed", family: "symptom", id: "crash" } as const;
    await recordLabelChange(database, { repo: REPO, issue: 451 }, change);
    const { profile } = await loadProfile(database, PLACE, OPTIONS);
    expect(profile.accuracy).toMatchObject({
      by: "corrections",
      issues: 2,
      rows: [{ label: label.name, given: 2, right: [], wrong: [451], precision: null }],
    });
    await triaged("later", 452, { kind: { id: "question", p: 0.9 } });
    const { profile: after } = await loadProfile(database, PLACE, OPTIONS);
    expect(after.malfunctions.issues).not.toContain(452);
    expect(after.malfunctions.issues).toContain(451);
  });
});
