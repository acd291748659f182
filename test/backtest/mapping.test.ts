import { describe, expect, test } from "@jest/globals";
import { CLAIM_NAMES, claimName, parseClaim } from "../../src/backtest/mapping/claim.js";
import { LABEL_NAMES } from "../../src/backtest/mapping/label-names.js";
import { parseMapping, printMapping } from "../../src/backtest/mapping/mapping-file.js";
import { suggestMapping } from "../../src/backtest/mapping/suggest-mapping.js";
import { formatProblem } from "../../src/config/repository/problem.js";

function suggested(label: string): readonly string[] {
  return (suggestMapping([label]).get(label.toLowerCase()) ?? []).map(claimName);
}

test("every claim of the table of names exists", () => {
  for (const name of LABEL_NAMES.flatMap(({ says }) => says)) expect(CLAIM_NAMES).toContain(name);
});

test("every claim's name is read back as itself", () => {
  for (const name of CLAIM_NAMES) expect(claimName(parseClaim(name) ?? { family: "kind", id: "" })).toBe(name);
  expect(parseClaim("symptom:crsh")).toBeNull();
  expect(parseClaim("needs:log")).toBeNull();
});

test.each([
  ["bug", ["kind:malfunction"]],
  ["bug-unconfirmed", ["kind:malfunction"]],
  ["Kind/Bug 🐛", ["kind:malfunction"]],
  ["feature request", ["kind:feature-request"]],
  ["performance", ["symptom:abnormal-performance"]],
  ["generation quality", ["symptom:unexpected-output"]],
  ["Apple Metal", ["backend:metal"]],
  ["symptom: system-hang", ["symptom:system-hang"]],
  ["stale", []],
  ["high priority", []],
  ["low severity", []],
  ["not a bug", []],
  ["debugging", []],
  ["stockholm", []],
])("a label named %s is taken to say %j", (label, claims) => {
  expect(suggested(label)).toEqual(claims);
});

describe("a mapping file", () => {
  const labels = [
    { label: "bug: hard", issues: 4 },
    { label: "performance", issues: 2 },
    { label: 'with "quotes"', issues: 1 },
  ];

  test("is read back as what was printed", () => {
    const mapping = new Map([
      [
        "bug: hard",
        [
          { family: "kind" as const, id: "malfunction" },
          { family: "symptom" as const, id: "crash" },
        ],
      ],
      ["performance", [{ family: "symptom" as const, id: "abnormal-performance" }]],
      ['with "quotes"', []],
    ]);
    const text = printMapping(labels, mapping);
    expect(text).toContain("# 4 issues");
    expect(parseMapping(text)).toEqual({ mapping });
  });

  test("tells every problem with place and what was meant", () => {
    const parsed = parseMapping("bug: kind:malfunctoin\nperf: [symptom:abnormal-performance, symptom:slow]\n");
    const problems = "problems" in parsed ? parsed.problems.map((problem) => formatProblem("m", problem)) : [];
    expect(problems).toHaveLength(2);
    expect(problems[0]).toMatch(/^m:1:6: bug: "kind:malfunctoin" says nothing.*did you mean "kind:malfunction"/);
    expect(problems[1]).toMatch(/^m:2:7: perf: "symptom:slow"/);
    expect(parseMapping("- a")).toHaveProperty("problems");
  });
});
