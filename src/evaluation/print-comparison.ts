import type { ModelCounts } from "../llm/model-metrics.js";
import type { Interval } from "./bootstrap.js";
import type { Comparison } from "./comparison.js";
import { formatInterval, formatShare, NOTHING } from "./format-number.js";
import { printFigures } from "./print-figures.js";
import { table } from "./terminal-table.js";

/** A comparison for the terminal: what the model was asked, both figures side by side, then the figures with the model. */
export function printComparison(comparison: Comparison, verbose: boolean): string {
  return [
    printCounts(comparison.counts),
    printMeasures(comparison),
    "",
    "With the model:",
    printFigures(comparison.fused, verbose),
  ].join("\n");
}

function printCounts({ outcomes, requests, promptTokens, completionTokens, durations }: ModelCounts): string {
  const ended = [...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, count]) => `${count} ${outcome}`);
  const mean = durations.count === 0 ? NOTHING : `${Math.round(durations.sumMs / durations.count)} ms`;
  return [
    `readings: ${ended.join(", ") || "none"} (all but "answered" keep the embedded decision)`,
    `${requests} requests, ${promptTokens} tokens of prompts, ${completionTokens} of replies; mean time ${mean}`,
  ].join("\n");
}

function printMeasures({ embedded, fused, differences }: Comparison): string {
  return table(
    ["measure", "embedded", "with the model", "difference (95 % interval)", "issues"],
    embedded.measures.map(({ id, name, value, over }, row) => {
      const other = fused.measures[row]?.value ?? null;
      return [
        name,
        formatShare(value),
        formatShare(other),
        difference(value, other, differences.get(id) ?? null),
        over,
      ];
    }),
  );
}

function difference(from: number | null, to: number | null, interval: Interval | null): string {
  if (from === null || to === null) return NOTHING;
  return `${to < from ? "-" : "+"}${formatShare(Math.abs(to - from))}  (${formatInterval(interval)})`;
}
