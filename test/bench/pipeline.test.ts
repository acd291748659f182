import { describe, expect, test } from "@jest/globals";
import { BASE_LENGTH, benchPipeline } from "../../bench/bench-pipeline.js";
import { issuesOfLength } from "../../bench/long-issues.js";
import { readOwnIssues } from "../../bench/own-issues.js";
import { printReport } from "../../bench/report.js";
import { readWeights } from "../../src/classify/embedded-weights.js";

const own = readOwnIssues();

describe("issues of a length", () => {
  test.each([1_024, 65_536])("have bodies of %i characters, each another", (length) => {
    const bodies = issuesOfLength(own, length).map(({ body }) => body);
    expect(bodies.map((body) => body.length)).toEqual(bodies.map(() => length));
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});

describe("the benchmark", () => {
  const report = benchPipeline(
    {
      source: "the project's own",
      issues: own.slice(0, 12),
      material: own,
      lengths: [BASE_LENGTH, 65_536],
      effort: { warmup: 12, measured: 12 },
    },
    readWeights(),
  );

  test("prints a row for each stage and length", () => {
    const printed = printReport(report);
    for (const name of ["parse", "signals", "classify", "decide", "whole", "8,192", "65,536"]) {
      expect(printed).toContain(`│ ${name} `);
    }
    for (const { p50, p99, perSecond } of report.stages) {
      expect(p50).toBeGreaterThan(0);
      expect(p99).toBeGreaterThanOrEqual(p50);
      expect(perSecond).toBeGreaterThan(0);
    }
  });

  test("finds that time grows no faster than the body", () => {
    expect(report.growth).toBeLessThan(3);
    expect(report.isLinear).toBe(true);
  });

  test("says so where it grows faster", () => {
    expect(printReport({ ...report, isLinear: false, growth: 7 })).toContain("NOT linear");
  });
});
