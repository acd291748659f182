import { type JudgedPast, judgePast } from "../../src/backtest/judge-issue.js";
import { type Mapping, parseClaim } from "../../src/backtest/mapping/claim.js";
import type { PastIssue } from "../../src/backtest/past-issue.js";
import { decide } from "../../src/decide/decide.js";
import { DEFAULT_SETTINGS } from "../../src/decide/settings.js";
import type { KindId } from "../../src/taxonomy/kinds.js";
import type { SymptomId } from "../../src/taxonomy/symptoms.js";
import { GATES, inputOf } from "../decide/judged-report.js";

/** What labels of the tests' repository say. */
export const MAPPING: Mapping = new Map(
  Object.entries({
    bug: "kind:malfunction",
    feature: "kind:feature-request",
    crash: "symptom:crash",
    slow: "symptom:abnormal-performance",
  }).map(([label, name]) => {
    const claim = parseClaim(name);
    if (!claim) throw new Error(name);
    return [label, [claim]];
  }),
);

let numbers = 0;

/** An issue with these labels that was decided as said. */
export function judged(
  labels: readonly string[],
  said: {
    kind?: readonly [KindId, number];
    symptom?: readonly [SymptomId, number];
    title?: string;
    learned?: boolean;
  } = {},
): JudgedPast {
  numbers += 1;
  const { title = "It fails", learned = false, ...classes } = said;
  const issue: PastIssue = {
    repo: "o/r",
    number: numbers,
    title,
    body: "",
    labels,
    createdAt: "2025-01-02T03:04:05Z",
    closedAt: null,
    isOpen: null,
  };
  const decision = decide(inputOf({ title, repo: "o/r" }, classes), GATES, DEFAULT_SETTINGS);
  return judgePast(issue, { ...decision, repo: "o/r", number: numbers }, MAPPING, learned);
}
