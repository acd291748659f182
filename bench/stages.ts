import { classify } from "../src/classify/classify.js";
import type { EmbeddedWeights } from "../src/classify/embedded-weights.js";
import { type DecisionInput, decide } from "../src/decide/decide.js";
import { DEFAULT_SETTINGS, gatesOf } from "../src/decide/settings.js";
import type { Issue } from "../src/report/issue-report.js";
import { parseReport } from "../src/report/parse-report.js";
import { findEvidence } from "../src/signals/find-evidence.js";

/** A step of the pipeline over a list of issues: `run(i)` does it for issue i, what comes before is done already. */
export interface Stage {
  name: string;
  run: (index: number) => unknown;
}

/** The stages of the embedded pipeline over these issues, and last the pipeline as a whole. */
export function stagesOver(issues: readonly Issue[], weights: EmbeddedWeights): readonly Stage[] {
  const gates = gatesOf(weights);
  const decideFor = (input: DecisionInput) => decide(input, gates, DEFAULT_SETTINGS);
  const prepared = issues.map((issue) => prepare(issue, weights));
  const over = <Item>(items: readonly Item[], step: (item: Item) => unknown) => {
    return (index: number): unknown => {
      const item = items[index];
      if (item === undefined) throw new RangeError(`no issue ${index}`);
      return step(item);
    };
  };
  return [
    { name: "parse", run: over(issues, parseReport) },
    { name: "signals", run: over(prepared, ({ report }) => findEvidence(report)) },
    { name: "classify", run: over(prepared, ({ report, hits }) => classify(report, hits, weights)) },
    { name: "decide", run: over(prepared, ({ input }) => decideFor(input)) },
    { name: "whole", run: over(issues, (issue) => decideFor(prepare(issue, weights).input)) },
  ];
}

function prepare(issue: Issue, weights: EmbeddedWeights) {
  const report = parseReport(issue);
  const hits = findEvidence(report);
  const input: DecisionInput = { report, ...classify(report, hits, weights), source: "embedded" };
  return { report, hits, input };
}
