import { expect, test } from "@jest/globals";
import type { Decision } from "../../src/decide/decision.js";
import { accuracyByCorrections, accuracyByLabels } from "../../src/profile/label-accuracy.js";
import { medianSurvival } from "../../src/profile/median-survival.js";
import { profileSchema } from "../../src/profile/profile-schema.js";
import type { ProfiledIssue } from "../../src/profile/profiled-issue.js";
import { judged } from "../backtest/past-issues.js";
import { madeProfile } from "./made-profile.js";

const DECISION: Decision = {
  schema: 1,
  repo: "o/r",
  number: 0,
  engine: "vllm",
  kind: { id: "malfunction", p: 1 },
  phase: { id: "inference-serving", p: 1 },
  symptoms: [],
  subtype: null,
  components: [{ id: "operators", p: 1 }],
  causes: [],
  manifestations: [],
  facts: {},
  needs: [],
  labels: [],
  abstained: [],
  evidence: [],
  checklist: [],
  comment: null,
  similar: [],
  source: "embedded",
};

function issue(number: number, decision: Partial<Decision>, closedAt: string | null = null): ProfiledIssue {
  return {
    number,
    title: `It fails \u202e<b>${number}</b>`,
    createdAt: "2025-01-01T00:00:00Z",
    closedAt,
    isOpen: closedAt === null,
    decision: { ...DECISION, number, ...decision },
  };
}

function profileOf(issues: readonly ProfiledIssue[]) {
  return madeProfile(issues, { asOf: "2025-01-11T00:00:00Z" });
}

const ISSUES = [
  issue(1, {
    kind: { id: "malfunction", p: 0.8 },
    symptoms: [
      { id: "crash", p: 0.75 },
      { id: "system-hang", p: 0.25 },
    ],
    causes: [{ id: "misused-api", p: 1 }],
  }),
  issue(2, { symptoms: [{ id: "system-hang", p: 1 }], causes: [{ id: "misused-api", p: 1 }] }),
  issue(3, { kind: { id: "question", p: 0.9 }, phase: null, components: [] }),
];

test("classes are counted by probability, and the issues behind them by first guess; questions are none", () => {
  const profile = profileSchema.parse(profileOf(ISSUES));
  const of = (id: string) => profile.levels.symptom?.find((row) => row.id === id);
  expect(profile.malfunctions).toEqual({ issues: [2, 1], estimate: 1.8 });
  expect(of("crash")).toMatchObject({ issues: [1] });
  expect(of("crash")?.estimate).toBeCloseTo(0.8 * 0.75);
  expect(of("system-hang")).toMatchObject({ issues: [2], fromThem: 1 });
  expect(of("system-hang")?.estimate).toBeCloseTo(1 + 0.8 * 0.25);
  expect(of("system-hang")?.share).toBeCloseTo(1.2 / 1.8);
  expect(profile.examples.every(({ title }) => title?.includes("\u202e") === false)).toBe(true);
});

test("cells, levels and periods each add up to the estimated bugs", () => {
  const { malfunctions, levels, cells, trend } = profileOf(ISSUES);
  const sum = (rows: readonly { estimate: number }[]) => rows.reduce((total, { estimate }) => total + estimate, 0);
  for (const rows of [...Object.values(levels), cells, trend.periods]) {
    expect(sum(rows)).toBeCloseTo(malfunctions.estimate);
  }
});

test("a repository without a malfunction has a profile of zeros", () => {
  const profile = profileSchema.parse(profileOf([]));
  expect(profile.malfunctions).toEqual({ issues: [], estimate: 0 });
  expect(profile.trend.periods).toEqual([]);
  expect(profile.closing.rows).toEqual([]);
  expect(JSON.stringify(profile)).not.toContain("NaN");
});

test("issues that are still open make the median time to close longer, and none where half are open", () => {
  const ended = [1, 2, 3].map((lasted) => ({ lasted, ended: true }));
  const open = (count: number) => Array.from({ length: count }, () => ({ lasted: 10, ended: false }));
  expect(medianSurvival(ended).median).toBe(2);
  expect(medianSurvival([...ended, ...open(2)]).median).toBe(3);
  expect(medianSurvival([...ended, ...open(4)]).median).toBeNull();
});

test("a label that people only took off was never right, and silence is no praise", () => {
  const outcome = { family: "symptom", label: "symptom: crash", month: "2026-01" };
  const wrong = [
    { ...outcome, number: 1, verdict: "wrong" as const },
    { ...outcome, number: 2, verdict: null },
  ];
  expect(accuracyByCorrections(wrong).rows).toMatchObject([{ given: 2, wrong: [1], precision: 0 }]);
  const both = [...wrong, { ...outcome, number: 3, verdict: "right" as const }];
  expect(accuracyByCorrections(both).rows).toMatchObject([{ precision: 0.5, right: [3] }]);
});

test("by the repository's labels, issues that the weights were learned from do not count", () => {
  const { issues, rows } = accuracyByLabels([judged(["bug"]), judged(["feature"]), judged(["bug"], { learned: true })]);
  expect(issues).toBe(2);
  expect(rows.find(({ label }) => label === "malfunction")).toMatchObject({ given: 2, precision: 0.5 });
});
