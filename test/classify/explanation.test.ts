import { expect, test } from "@jest/globals";
import { classify, type Judgement } from "../../src/classify/classify.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { parseReport } from "../../src/report/parse-report.js";
import { findEvidence } from "../../src/signals/find-evidence.js";
import { FIXTURES } from "../fixtures/issues/index.js";
import { readIssueFile } from "../fixtures/read-issue-file.js";

const weights = readWeights();
const REPORTS = FIXTURES.map((fixture) => {
  const report = parseReport(readIssueFile(`test/fixtures/issues/${fixture.file}`, fixture.repo));
  const evidence = findEvidence(report);
  return { file: fixture.file, report, evidence, judgement: classify(report, evidence, weights) };
}).filter(({ judgement }) => judgement.evidence.length > 0);

/** Logarithm of the decision's probability: that of the kind, symptom and cause that `of` put first, as `by` sees them. */
function logDecision(of: Judgement, by: Judgement): number {
  const first = of.classification;
  const seen = by.classification;
  const log = (all: readonly { id: string; p: number }[], id: string | undefined) =>
    Math.log(all.find((one) => one.id === id)?.p ?? 0);
  const kind = log(seen.kinds, first.kinds[0]?.id);
  if (first.kinds[0]?.id !== "malfunction") return kind;
  return kind + log(seen.symptoms, first.symptoms[0]?.id) + log(seen.causes, first.causes[0]?.id);
}

test("nearly every written report has evidence to be tested", () => {
  expect(REPORTS.length).toBeGreaterThan(40);
});

/** In nats. The study's table, a tenth of the cause, is not the signals' doing: it may turn the order of near equals. */
const NEARLY_EQUAL = 0.03;

test.each(REPORTS)(
  "without any listed signal the decision on $file is less likely, most without the first",
  (issue) => {
    const { report, evidence, judgement } = issue;
    const without = (signal: string | undefined) =>
      classify(
        report,
        evidence.filter((hit) => hit.signal !== signal),
        weights,
      );
    const falls = judgement.evidence.map(
      ({ signal }) => logDecision(judgement, judgement) - logDecision(judgement, without(signal)),
    );
    for (const [place, fall] of falls.entries()) {
      expect(fall).toBeGreaterThan(0);
      expect(fall).toBeLessThanOrEqual((falls[place - 1] ?? fall) + NEARLY_EQUAL);
    }
  },
);
