import Table from "cli-table3";
import type { Timing } from "./measure.js";

export interface StageRow extends Timing {
  stage: string;
}

export interface LengthRow {
  /** Characters of the body. */
  length: number;
  /** Milliseconds of the whole pipeline. */
  mean: number;
  perThousand: number;
}

export interface Report {
  /** Where the issues came from. */
  source: string;
  issues: number;
  stages: readonly StageRow[];
  lengths: readonly LengthRow[];
  /** Time a character at the longest length over that at the base length; linear time keeps it near 1 or below. */
  growth: number;
  isLinear: boolean;
}

/** The report as tables for a terminal. */
export function printReport({ source, issues, stages, lengths, growth, isLinear }: Report): string {
  const byStage = table(["stage", "p50 ms", "p99 ms", "mean ms", "issues/s"]);
  for (const { stage, p50, p99, mean, perSecond } of stages) {
    byStage.push([stage, p50.toFixed(2), p99.toFixed(2), mean.toFixed(2), perSecond.toFixed(0)]);
  }
  const byLength = table(["characters", "mean ms", "ms/1,000"]);
  for (const { length, mean, perThousand } of lengths) {
    byLength.push([length.toLocaleString("en"), mean.toFixed(2), perThousand.toFixed(3)]);
  }
  return [
    `${issues} issues of ${source}, processor time on one core`,
    byStage.toString(),
    "whole pipeline by length of the body",
    byLength.toString(),
    `${isLinear ? "linear" : "NOT linear"}: a character of the longest costs ${growth.toFixed(2)} times one of 8,192`,
    "",
  ].join("\n");
}

function table(head: string[]): Table.Table {
  return new Table({ head, colAligns: ["left", "right", "right", "right", "right"], style: { head: [], border: [] } });
}
