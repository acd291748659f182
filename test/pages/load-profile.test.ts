import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { loadProfile } from "../../src/pages/report/load-profile.js";
import { plainLabel } from "../../src/pages/report/plain-label.js";
import { DEFAULT_STYLE, type LabelStyle } from "../../src/plan/label-style.js";
import { confirmLabels, intendLabels, intendRemoval, markLabelsRemoved } from "../../src/store/applied-labels.js";
import { recordCorrection } from "../../src/store/corrections.js";
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

test("a label that a repository named otherwise is known by its configuration, not by what else its name holds", () => {
  const style: LabelStyle = {
    ...DEFAULT_STYLE,
    names: { ...DEFAULT_STYLE.names, cause: "Bug/{id}!" },
    existing: new Map([["symptom: system-hang", "hang, not a crash"]]),
  };
  const named = (family: "symptom" | "cause", name: string) => plainLabel({ family, name }, style);
  expect(named("symptom", "Hang, not a crash")).toBe("symptom: system-hang");
  expect(named("cause", "bug/incompatible-backend!")).toBe("cause: incompatible-backend");
  expect(named("cause", "cause: incorrect-resource-deallocation")).toBe("cause: incorrect-resource-deallocation");
  expect(named("symptom", "no crash \u202eat all")).toBe("no crash at all");
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
      rows: [{ label: label.name, given: 2, right: [], wrong: [451], precision: 0 }],
    });
    await triaged("later", 452, { kind: { id: "question", p: 0.9 } });
    const { profile: after } = await loadProfile(database, PLACE, OPTIONS);
    expect(after.malfunctions.issues).not.toContain(452);
    expect(after.malfunctions.issues).toContain(451);
  });

  test("how right a label was is told by the month in which the App put it on, by UTC", async () => {
    const { database } = opened;
    const repo = "o/by-month";
    const label = { name: "symptom: crash", family: "symptom" } as const;
    const [kind, labels] = [{ id: "malfunction", p: 0.9 } as const, [label.name]];
    const made = decision({ kind, symptoms: [{ id: "crash", p: 0.9 }], labels });
    for (const [issue, at] of [
      [1, "2025-12-31T23:30:00Z"],
      [2, "2026-01-01T00:30:00Z"],
      [3, "2026-01-31T23:30:00Z"],
      [4, "2026-02-10T00:00:00Z"],
    ] as const) {
      const key = { repo, issue };
      await recordTriage(database, {
        ...key,
        delivery: `${repo} ${issue}`,
        installation: 1,
        outcome: "done",
        decision: made,
      });
      await intendLabels(database, key, [label]);
      await confirmLabels(database, key, [label.name]);
      await database.query(
        `UPDATE ${database.schema}.applied_labels SET intended_at = $3::timestamptz WHERE repo = $1 AND issue = $2`,
        [repo, issue, at],
      );
    }
    for (const [issue, command] of [
      [1, "/triage symptom:system-hang"],
      [2, "/triage symptom:crash"],
    ] as const) {
      await recordCorrection(
        database,
        { repo, issue, comment: issue },
        { ordinal: 0, person: 7, command, decision: made },
      );
    }
    const { profile } = await loadProfile(database, { installation: 1, repo }, OPTIONS);
    const told = { label: label.name, family: "symptom" };
    expect(profile.accuracy.months).toMatchObject([
      { ...told, month: "2026-01", given: 2, right: [2], wrong: [], precision: 1 },
      { ...told, month: "2025-12", given: 1, right: [], wrong: [1], precision: 0 },
    ]);
    expect(profile.accuracy.rows).toMatchObject([{ ...told, given: 4, right: [2], wrong: [1], precision: 0.5 }]);
    const { profile: newest } = await loadProfile(database, { installation: 1, repo }, { ...OPTIONS, newest: 3 });
    expect(newest.accuracy.months.map(({ month }) => month)).toEqual(["2026-01"]);
  });

  test("a label that the App replaced by itself before anybody spoke is no one's correction", async () => {
    const { database } = opened;
    const key = { repo: "o/by-itself", issue: 1 };
    const made = decision({
      kind: { id: "malfunction", p: 0.9 },
      symptoms: [{ id: "system-hang", p: 0.9 }],
      labels: ["symptom: system-hang"],
    });
    await recordTriage(database, { ...key, delivery: "by-itself", installation: 1, outcome: "done", decision: made });
    for (const name of ["symptom: crash", "symptom: system-hang"]) {
      await intendLabels(database, key, [{ name, family: "symptom" }]);
      await confirmLabels(database, key, [name]);
    }
    await intendRemoval(database, key, ["symptom: crash"]);
    await markLabelsRemoved(database, key, ["symptom: crash"]);
    await database.query(
      `UPDATE ${database.schema}.applied_labels SET removed_at = removed_at - interval '1 minute' WHERE repo = $1`,
      [key.repo],
    );
    const order = { ordinal: 0, person: 7, command: "/triage symptom:system-hang", decision: made };
    await recordCorrection(database, { ...key, comment: 1 }, order);
    const { profile } = await loadProfile(database, { installation: 1, repo: key.repo }, OPTIONS);
    expect(profile.accuracy.rows).toMatchObject([{ label: "symptom: system-hang", given: 1, right: [1], wrong: [] }]);
  });

  test("of two labels that stood on an issue one after the other, each is held against what people say", async () => {
    const { database } = opened;
    const key = { repo: "o/replaced", issue: 1 };
    const made = decision({
      kind: { id: "malfunction", p: 0.9 },
      symptoms: [{ id: "crash", p: 0.9 }],
      labels: ["symptom: crash"],
    });
    await recordTriage(database, { ...key, delivery: "replaced", installation: 1, outcome: "done", decision: made });
    const put = async (name: string) => {
      await intendLabels(database, key, [{ name, family: "symptom" }]);
      await confirmLabels(database, key, [name]);
    };
    await put("symptom: crash");
    const order = { ordinal: 0, person: 7, command: "/triage symptom:system-hang", decision: made };
    await recordCorrection(database, { ...key, comment: 1 }, order);
    await intendRemoval(database, key, ["symptom: crash"]);
    await markLabelsRemoved(database, key, ["symptom: crash"]);
    await put("symptom: system-hang");
    const { profile } = await loadProfile(database, { installation: 1, repo: key.repo }, OPTIONS);
    expect(profile.accuracy.rows).toMatchObject([
      { label: "symptom: crash", right: [], wrong: [1] },
      { label: "symptom: system-hang", right: [1], wrong: [] },
    ]);
  });
});
