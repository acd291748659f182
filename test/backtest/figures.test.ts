import { describe, expect, test } from "@jest/globals";
import { chooseSamples } from "../../src/backtest/choose-samples.js";
import { familyFigures } from "../../src/backtest/family-figures.js";
import { listDisagreements } from "../../src/backtest/list-disagreements.js";
import { suggestGates } from "../../src/backtest/suggest-gates.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { judged } from "./past-issues.js";

const NOT_A_BUG = { kind: ["feature-request", 0.9] } as const;

function classOf(figures: ReturnType<typeof familyFigures>, id: string) {
  return figures.classes.find((row) => row.id === id);
}

describe("against the repository's own labels", () => {
  const issues = [
    judged(["bug", "crash"]),
    judged(["bug", "crash"]),
    judged(["bug", "slow"]),
    judged(["bug"]),
    judged([]),
    judged(["feature"]),
    judged(["crash"], NOT_A_BUG),
    judged(["feature"], NOT_A_BUG),
  ];

  test("a class is right where a label says so, wrong where one says another or that it is no bug, and else not told", () => {
    expect(familyFigures("symptom", issues)).toMatchObject({
      own: 4,
      given: 6,
      right: 2,
      wrong: 2,
      unknown: 2,
      judged: 4,
      precision: 0.5,
      recall: 0.5,
    });
    expect(classOf(familyFigures("symptom", issues), "crash")).toMatchObject({ own: 3, recall: 2 / 3 });
  });

  test("kinds are judged in the same way", () => {
    const kinds = familyFigures("kind", issues);
    expect(classOf(kinds, "malfunction")).toMatchObject({
      own: 4,
      given: 6,
      right: 4,
      wrong: 1,
      precision: 0.8,
      recall: 1,
    });
    expect(classOf(kinds, "feature-request")).toMatchObject({ own: 2, given: 2, right: 1, unknown: 1, precision: 1 });
  });

  test("labels that know no crash can contradict one, and say nothing of its precision", () => {
    const without = [judged(["bug", "slow"]), judged(["feature"]), judged(["bug"])];
    expect(familyFigures("symptom", without)).toMatchObject({ wrong: 2, judged: 0, precision: null, interval: null });
  });
});

describe("disagreements", () => {
  test("come surest first, say what both sides say and why, and count an issue that is no bug once", () => {
    const { total, shown } = listDisagreements([
      judged(["bug", "slow"], { symptom: ["crash", 0.85] }),
      judged(["feature"], { kind: ["malfunction", 0.99] }),
      judged(["bug", "crash"]),
    ]);
    expect(total).toBe(2);
    expect(shown).toMatchObject([
      { family: "kind", decided: "malfunction", p: 0.99, own: ["feature-request"], labels: ["feature"] },
      { family: "symptom", decided: "crash", own: ["abnormal-performance"] },
    ]);
    expect(shown[1]?.evidence[0]).toMatchObject({ line: expect.any(Number), quote: expect.any(String) });
    expect(shown[1]?.evidence.length).toBeGreaterThan(0);
  });

  test("show titles redacted and without control characters", () => {
    const token = `ghp_${"a1B2".repeat(9)}`;
    const { shown } = listDisagreements([judged(["feature"], { title: `crash \u001b[31m ${token}` })]);
    expect(shown[0]?.title).toContain("crash");
    expect(shown[0]?.title).not.toContain(token);
    expect(shown[0]?.title).not.toContain("\u001b");
  });
});

test("samples of comments are the surest, one in the middle and the least sure, not the best three", () => {
  const sureness = [0.6, 0.95, 0.7, 0.8, 0.9];
  const issues = sureness.map((p) => judged([], { symptom: ["crash", p] }));
  const numbers = (at: number): number | undefined => issues[at]?.issue.number;
  expect(chooseSamples(issues).map(({ number, why }) => [number, why])).toEqual([
    [numbers(1), "the surest"],
    [numbers(3), "in the middle"],
    [numbers(0), "the least sure"],
  ]);
  expect(chooseSamples([judged([], NOT_A_BUG)])).toEqual([]);
  expect(chooseSamples(issues.slice(0, 1))).toHaveLength(1);
});

describe("suggested gates", () => {
  const weights = readWeights();
  const sure = (labels: readonly string[]) => judged(labels, { kind: ["malfunction", 0.99], symptom: ["crash", 0.99] });
  const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const symptom = (issues: ReturnType<typeof judged>[], wanted: number) =>
    suggestGates(issues, weights, wanted).families.find(({ family }) => family === "symptom");

  test("are the lowest setting that shows the wanted precision here", () => {
    const unsure = many(20, () => judged(["bug", "slow"], { kind: ["malfunction", 0.8], symptom: ["crash", 0.75] }));
    const found = symptom([...many(30, () => sure(["bug", "crash"])), ...unsure], 0.9);
    const row = found?.rows.find(({ setting }) => setting === found.suggested);
    expect(row).toMatchObject({ right: 30, wrong: 0, precision: 1 });
    const lower = found?.rows.filter(({ setting }) => setting < (found.suggested ?? 0)) ?? [];
    expect(lower.length).toBeGreaterThan(0);
    for (const each of lower) expect(each).toMatchObject({ wrong: 20, precision: 0.6, coverage: 1 });
  });

  test("are none where too few labels can be judged, or where none reaches it", () => {
    expect(
      symptom(
        many(19, () => sure(["bug", "crash"])),
        0.9,
      )?.suggested,
    ).toBeNull();
    const half = many(40, () => sure(["bug", "crash"])).concat(many(40, () => sure(["bug", "slow"])));
    expect(symptom(half, 0.9)?.suggested).toBeNull();
  });
});
