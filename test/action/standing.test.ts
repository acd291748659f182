import { expect, test } from "@jest/globals";
import { standingOf } from "../../src/action/standing.js";
import type { Doer, IssueChange } from "../../src/github/workflow-github.js";
import { DEFAULT_STYLE } from "../../src/plan/label-style.js";

const added = (label: string, by: Doer): IssueChange => ({ kind: "label-added", label, by });
const removed = (label: string, by: Doer): IssueChange => ({ kind: "label-removed", label, by });
const CRASH = "symptom: crash";

test("labels of other workflows are not ours, though they come from the same bot", () => {
  expect(standingOf([added("stale", "self"), added("needs: triage", "self")], DEFAULT_STYLE).appliedByUs).toEqual([]);
});

test("a label is ours while we were the last to put it on", () => {
  const history = [added(CRASH, "self")];
  expect(standingOf(history, DEFAULT_STYLE).appliedByUs).toEqual([CRASH]);
  expect(standingOf([...history, removed(CRASH, "self")], DEFAULT_STYLE).appliedByUs).toEqual([]);
  const theirs = standingOf([...history, removed(CRASH, "person"), added(CRASH, "person")], DEFAULT_STYLE);
  expect(theirs).toMatchObject({ appliedByUs: [], vetoedLabels: [CRASH], heldFamilies: ["symptom"] });
});

test("one of ours that another bot took off counts as ours and gone, so that it does not come back", () => {
  const standing = standingOf([added(CRASH, "self"), removed(CRASH, "bot")], DEFAULT_STYLE);
  expect(standing).toMatchObject({ appliedByUs: [CRASH], vetoedLabels: [], heldFamilies: [] });
});
