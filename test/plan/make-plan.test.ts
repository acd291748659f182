import { describe, expect, test } from "@jest/globals";
import { decide } from "../../src/decide/decide.js";
import type { Decision } from "../../src/decide/decision.js";
import { DEFAULT_SETTINGS } from "../../src/decide/settings.js";
import { makePlan } from "../../src/plan/make-plan.js";
import { GATES, inputOf } from "../decide/judged-report.js";

const base = decide(inputOf({}), GATES, DEFAULT_SETTINGS);

function withLabels(...labels: string[]): Decision {
  return { ...base, labels };
}

function names(plan: ReturnType<typeof makePlan>): readonly string[] {
  return plan.labelsToAdd.map(({ name }) => name);
}

test("a new issue gets the decided labels with colour and description, and the comment", () => {
  const plan = makePlan(withLabels("symptom: crash", "needs: version"), { onIssue: ["bug"], appliedByUs: [] });
  expect(plan.labelsToAdd).toMatchObject([
    { name: "symptom: crash", family: "symptom", color: "b60205" },
    { name: "needs: version", family: "needs", color: "fbca04" },
  ]);
  expect(plan.labelsToAdd[0]?.description).toContain("doi:10.1145/3788873");
  for (const label of plan.labelsToAdd) expect(label.description.length).toBeLessThanOrEqual(100);
  expect(plan.labelsToRemove).toEqual([]);
  expect(plan.comment).toBe(base.comment);
});

test("labels that are there already are not added again, whatever their case", () => {
  const plan = makePlan(withLabels("symptom: crash"), { onIssue: ["Symptom: Crash"], appliedByUs: ["symptom: crash"] });
  expect(plan).toMatchObject({ labelsToAdd: [], labelsToRemove: [] });
});

describe("ownership", () => {
  test("a label that a human removed does not come back", () => {
    const plan = makePlan(withLabels("symptom: crash"), { onIssue: [], appliedByUs: ["symptom: crash"] });
    expect(names(plan)).toEqual([]);
  });

  test("a family that a human set is left alone", () => {
    const plan = makePlan(withLabels("symptom: crash", "needs: log"), {
      onIssue: ["symptom: system-hang"],
      appliedByUs: [],
    });
    expect(names(plan)).toEqual(["needs: log"]);
    expect(plan.labelsToRemove).toEqual([]);
  });

  test("a label of ours that no longer fits goes, the one that fits comes", () => {
    const plan = makePlan(withLabels("symptom: crash"), {
      onIssue: ["needs: log", "symptom: system-hang", "bug"],
      appliedByUs: ["needs: log", "symptom: system-hang"],
    });
    expect(names(plan)).toEqual(["symptom: crash"]);
    expect(plan.labelsToRemove).toEqual(["needs: log", "symptom: system-hang"]);
  });

  test("a label that people took off does not come, whoever had put it there and whatever its case", () => {
    const context = { onIssue: [], appliedByUs: [], vetoedLabels: ["Symptom: Crash"] };
    expect(names(makePlan(withLabels("symptom: crash", "needs: log"), context))).toEqual(["needs: log"]);
  });

  test("nothing comes into a family that people took over; what is ours there may still go", () => {
    const plan = makePlan(withLabels("symptom: crash", "needs: log"), {
      onIssue: ["symptom: system-hang"],
      appliedByUs: ["symptom: system-hang"],
      heldFamilies: ["symptom"],
    });
    expect(names(plan)).toEqual(["needs: log"]);
    expect(plan.labelsToRemove).toEqual(["symptom: system-hang"]);
  });

  test("a comment that was deleted is not planned again", () => {
    const context = { onIssue: [], appliedByUs: [], commentRemoved: true };
    expect(base.comment).not.toBeNull();
    expect(makePlan(base, context).comment).toBeNull();
  });

  test("labels of others are never removed", () => {
    const plan = makePlan(withLabels(), { onIssue: ["bug", "needs: version"], appliedByUs: [] });
    expect(plan.labelsToRemove).toEqual([]);
  });
});
