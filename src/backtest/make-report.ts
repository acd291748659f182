import type { EmbeddedWeights } from "../classify/embedded-weights.js";
import type { DecisionSettings } from "../decide/settings.js";
import type { WeightsOrigin } from "../evaluation/weights-origin.js";
import { chooseSamples } from "./choose-samples.js";
import { countCoOccurrence } from "./count-co-occurrence.js";
import { familyFigures } from "./family-figures.js";
import type { JudgedPast } from "./judge-issue.js";
import { listDisagreements } from "./list-disagreements.js";
import { COMPARED, claimName, type Mapping } from "./mapping/claim.js";
import type { LabelCounts } from "./mapping/mapping-file.js";
import type { PastIssue } from "./past-issue.js";
import { BACKTEST_SCHEMA, type BacktestReport } from "./report-schema.js";
import { suggestGates } from "./suggest-gates.js";

/** All that a report is made from. */
export interface BacktestRun {
  /** File or repository. */
  name: string;
  unreadable: number;
  judged: readonly JudgedPast[];
  mapping: Mapping;
  weights: EmbeddedWeights;
  origin: WeightsOrigin;
  /** Precision that labels should have. */
  wanted: number;
  cost: BacktestReport["cost"];
  /** Families that are on: the others are not compared. */
  families: DecisionSettings["families"];
}

/** The report of a run. Issues that the weights were learned from are left out of comparisons: they would flatter. */
export function makeReport(run: BacktestRun): BacktestReport {
  const { name, unreadable, judged, mapping, weights, origin, wanted, cost, families } = run;
  const unseen = judged.filter(({ isLearned }) => !isLearned);
  const compared = unseen.length > 0 ? unseen : judged;
  return {
    schema: BACKTEST_SCHEMA,
    source: { name, unreadable, ...sourceOf(judged.map(({ issue }) => issue)) },
    weights: {
      fingerprint: origin.fingerprint,
      date: origin.date,
      learned: judged.length - unseen.length,
      isLeftOut: unseen.length > 0 && unseen.length < judged.length,
    },
    mapping: countLabels(judged.map(({ issue }) => issue)).map(({ label, issues }) => ({
      label,
      issues,
      says: (mapping.get(label.toLowerCase()) ?? []).map(claimName),
    })),
    coverage: coverageOf(judged),
    compared: {
      issues: compared.length,
      labelled: compared.filter(({ truth }) => COMPARED.some((family) => truth[family].length > 0)).length,
    },
    families: COMPARED.filter((family) => family === "kind" || families[family])
      .map((family) => familyFigures(family, compared))
      .filter(({ given, own }) => given + own > 0),
    symptomLabels: symptomLabels(compared),
    kinds: kindTable(compared),
    disagreements: listDisagreements(compared),
    coOccurrence: countCoOccurrence(judged),
    samples: chooseSamples(compared),
    cost,
    gates: suggestGates(compared, weights, wanted),
  };
}

/** Labels that people gave, with the number of issues that carry them, commonest first. */
export function countLabels(issues: readonly PastIssue[]): LabelCounts {
  const counts = new Map<string, { label: string; issues: number }>();
  for (const label of issues.flatMap(({ labels }) => labels)) {
    const row = counts.get(label.toLowerCase()) ?? { label, issues: 0 };
    counts.set(label.toLowerCase(), { ...row, issues: row.issues + 1 });
  }
  return [...counts.values()].sort((a, b) => b.issues - a.issues || a.label.localeCompare(b.label));
}

function sourceOf(issues: readonly PastIssue[]) {
  const days = issues.flatMap(({ createdAt }) => createdAt?.slice(0, 10) ?? []).sort();
  return {
    repos: [...new Set(issues.map(({ repo }) => repo))].sort(),
    issues: issues.length,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}

function coverageOf(judged: readonly JudgedPast[]): BacktestReport["coverage"] {
  const counts = new Map<string, number>();
  for (const label of judged.flatMap(({ decision }) => decision.labels))
    counts.set(label, (counts.get(label) ?? 0) + 1);
  return {
    malfunctions: judged.filter(({ decision }) => decision.kind.id === "malfunction").length,
    labelled: judged.filter(({ decision }) => decision.labels.length > 0).length,
    comments: judged.filter(({ decision }) => decision.comment !== null).length,
    labels: [...counts]
      .map(([label, issues]) => ({ label, issues }))
      .sort((a, b) => b.issues - a.issues || a.label.localeCompare(b.label)),
  };
}

/** What people call the issues that would get a symptom label: it is a bug's. */
function symptomLabels(judged: readonly JudgedPast[]): BacktestReport["symptomLabels"] {
  const kinds = judged.filter(({ given }) => given.symptom !== null).map(({ truth }) => truth.kind);
  const onBugs = kinds.filter((kind) => kind.includes("malfunction")).length;
  const unknown = kinds.filter((kind) => kind.length === 0).length;
  return { onBugs, unknown, onOthers: kinds.length - onBugs - unknown };
}

/** By the first kind that the labels claim (row) and the decided kind (column). */
function kindTable(judged: readonly JudgedPast[]): BacktestReport["kinds"] {
  const table: Record<string, Record<string, number>> = {};
  for (const { truth, decision } of judged) {
    const [own] = truth.kind;
    if (own === undefined) continue;
    table[own] ??= {};
    const row = table[own];
    row[decision.kind.id] = (row[decision.kind.id] ?? 0) + 1;
  }
  return table;
}
