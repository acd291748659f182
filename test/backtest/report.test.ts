import { beforeAll, describe, expect, test } from "@jest/globals";
import { parseHTML } from "linkedom";
import { inWords } from "../../src/backtest/in-words.js";
import type { JudgedPast } from "../../src/backtest/judge-issue.js";
import { makeReport } from "../../src/backtest/make-report.js";
import { renderBacktestPage } from "../../src/backtest/page/render-page.js";
import { printReport } from "../../src/backtest/print-report.js";
import { type BacktestReport, backtestSchema } from "../../src/backtest/report-schema.js";
import { decodeWeights, readWeightsFile } from "../../src/classify/embedded-weights.js";
import { DEFAULT_SETTINGS } from "../../src/decide/settings.js";
import { originOf } from "../../src/evaluation/weights-origin.js";
import { judged, MAPPING } from "./past-issues.js";

const file = readWeightsFile();
const COST = {
  issues: 3,
  counted: 3,
  meanPromptTokens: 4_000,
  mostPromptTokens: 5_000,
  promptTokens: 12_000,
  replyTokens: 2_000,
  price: null,
};

function reportOf(issues: readonly JudgedPast[]): BacktestReport {
  return makeReport({
    name: "issues.jsonl",
    unreadable: 1,
    judged: issues,
    mapping: MAPPING,
    weights: decodeWeights(file),
    origin: originOf(file),
    wanted: 0.9,
    cost: COST,
    families: DEFAULT_SETTINGS.families,
  });
}

const ISSUES = [
  judged(["bug", "crash"]),
  judged(["bug", "slow"]),
  judged(["feature"]),
  judged(["feature"], { kind: ["feature-request", 0.9] }),
  judged([], { title: "<script>alert(1)</script> & more" }),
];

describe("the report", () => {
  test("is what its schema says, and gives the same twice", () => {
    const report = reportOf(ISSUES);
    expect(backtestSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(reportOf(ISSUES)).toEqual(report);
  });

  test("counts what would have been done and what the labels were taken to say", () => {
    const { coverage, mapping, compared, symptomLabels, source } = reportOf(ISSUES);
    expect(coverage).toMatchObject({ malfunctions: 4, labelled: 4, comments: 4 });
    expect(coverage.labels).toContainEqual({ label: "symptom: crash", issues: 4 });
    const counts = coverage.labels.map((row) => row.issues);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(mapping.find(({ label }) => label === "slow")).toEqual({
      label: "slow",
      issues: 1,
      says: ["symptom:abnormal-performance"],
    });
    expect(compared).toEqual({ issues: 5, labelled: 4 });
    expect(symptomLabels).toEqual({ onBugs: 2, onOthers: 1, unknown: 1 });
    expect(source).toMatchObject({ repos: ["o/r"], issues: 5, unreadable: 1, from: "2025-01-02", to: "2025-01-02" });
  });

  test("leaves issues that the weights were learned from out of comparisons, and says so", () => {
    const some = reportOf([...ISSUES, judged(["bug", "crash"], { learned: true })]);
    expect(some.weights).toMatchObject({ learned: 1, isLeftOut: true });
    expect(some.compared.issues).toBe(5);
    expect(some.families).toEqual(reportOf(ISSUES).families);
    expect(inWords(some).join(" ")).toContain("left out of every comparison");
    const all = reportOf([judged(["bug"], { learned: true })]);
    expect(all.weights).toMatchObject({ learned: 1, isLeftOut: false });
    expect(inWords(all).join(" ")).toContain("LEARNED FROM ALL");
  });

  test("has figures for no issue with a label, and for no malfunction", () => {
    for (const issues of [[judged([])], [judged([], { kind: ["question", 0.9] })]]) {
      const report = reportOf(issues);
      backtestSchema.parse(report);
      expect(printReport(report)).toContain("Backtest of issues.jsonl");
      expect(renderBacktestPage(report)).toContain("<h1>");
    }
  });
});

test("the terminal shows sentences, labels, comparison, disagreements and cost", () => {
  const text = printReport(reportOf(ISSUES));
  for (const part of [
    "What would have been labelled",
    "symptom: crash",
    "own labels",
    "Disagreements: 2",
    "12000 tokens",
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain("undefined");
});

describe("the page", () => {
  let page: string;
  let document: ReturnType<typeof parseHTML>["document"];
  beforeAll(() => {
    page = renderBacktestPage(reportOf(ISSUES));
    ({ document } = parseHTML(page));
  });

  test("loads nothing, runs nothing, and shows text of issues as text", () => {
    expect(document.querySelectorAll("script, link, img, iframe, object").length).toBe(0);
    expect(page).toContain("default-src &#39;none&#39;");
    expect(page).not.toMatch(/\s(?:src|on\w+)=/);
  });

  test("has charts and every section", () => {
    const ids = [...document.querySelectorAll("section")].map((section) => section.id);
    expect(ids).toEqual(["coverage", "comparison", "gates", "disagreements", "samples", "cost", "mapping"]);
    expect(document.querySelectorAll("#coverage svg[role=img]").length).toBe(2);
    expect(document.querySelectorAll("#comparison svg[role=img]").length).toBeGreaterThan(0);
  });
});
