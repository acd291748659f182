import { describe, expect, test } from "@jest/globals";
import { decide } from "../../src/decide/decide.js";
import { DEFAULT_SETTINGS } from "../../src/decide/settings.js";
import { DEFAULT_STYLE, familiesOf, type LabelStyle } from "../../src/plan/label-style.js";
import { limitPlan } from "../../src/plan/limit-plan.js";
import { makePlan } from "../../src/plan/make-plan.js";
import { GATES, inputOf } from "../decide/judged-report.js";

const base = decide(inputOf({}), GATES, DEFAULT_SETTINGS);
const STYLE: LabelStyle = {
  names: { ...DEFAULT_STYLE.names, cause: "why/{id}" },
  colors: { ...DEFAULT_STYLE.colors, cause: "00ff00" },
  existing: new Map([
    ["symptom: crash", "bug: crash"],
    ["symptom: system-hang", "bug: hang"],
    ["needs: log", null],
    ["needs: repro", "needs info"],
    ["needs: version", "needs info"],
  ]),
};

function plan(labels: readonly string[], onIssue: readonly string[] = [], appliedByUs: readonly string[] = []) {
  return makePlan({ ...base, labels: [...labels] }, { onIssue, appliedByUs }, STYLE);
}

test("labels get the repository's names and colours, several of ours may be one, and what it does not want is left out", () => {
  const wanted = ["symptom: crash", "cause: misused-api", "needs: log", "needs: repro", "needs: version"];
  expect(plan(wanted).labelsToAdd.map(({ name, family, color }) => [name, family, color])).toEqual([
    ["bug: crash", "symptom", "b60205"],
    ["why/misused-api", "cause", "00ff00"],
    ["needs info", "needs", "fbca04"],
  ]);
});

describe("ownership by the repository's names", () => {
  test("a family in which a person set the repository's label is left alone", () => {
    expect(plan(["symptom: crash", "needs: repro"], ["Bug: Hang"]).labelsToAdd.map(({ name }) => name)).toEqual([
      "needs info",
    ]);
    expect(plan(["cause: misused-api"], ["why/concurrency-issue"]).labelsToAdd).toEqual([]);
  });

  test("a label of ours under the repository's name goes when it no longer fits, and does not come back when removed", () => {
    expect(plan(["symptom: crash"], ["bug: hang"], ["bug: hang"])).toMatchObject({
      labelsToAdd: [{ name: "bug: crash" }],
      labelsToRemove: ["bug: hang"],
    });
    expect(plan(["symptom: crash"], [], ["bug: crash"]).labelsToAdd).toEqual([]);
  });
});

test("a name that is the id alone takes only ids for its family", () => {
  const style = { ...STYLE, names: { ...STYLE.names, phase: "{id}" } };
  expect(familiesOf("engine-setup", style)).toEqual(["phase"]);
  expect(familiesOf("good first issue", style)).toEqual([]);
});

test("a mode lets happen what it names, and nothing else of a plan", () => {
  const full = plan(["symptom: crash"], ["bug: hang"], ["bug: hang"]);
  const nothing = { labelsToAdd: [], labelsToRemove: [], comment: null };
  expect(full.comment).not.toBeNull();
  expect(limitPlan(full, "comment")).toEqual(full);
  expect(limitPlan(full, "label")).toEqual({ ...full, comment: null });
  expect(limitPlan(full, "silent")).toEqual(nothing);
  expect(limitPlan(full, "off")).toEqual(nothing);
});
