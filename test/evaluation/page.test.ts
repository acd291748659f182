import { expect, test } from "@jest/globals";
import { LEVELS } from "../../src/classify/levels.js";
import { type Evaluation, makeEvaluation } from "../../src/evaluation/evaluation.js";
import type { JudgedIssue } from "../../src/evaluation/judged-issue.js";
import { renderPage } from "../../src/evaluation/page/render-page.js";
import { printFigures } from "../../src/evaluation/print-figures.js";
import type { WeightsOrigin } from "../../src/evaluation/weights-origin.js";
import { issueDigest } from "../../src/training/issue-digest.js";
import { judgedIssue } from "./evaluated.js";

const WEIGHTS: WeightsOrigin = {
  trainedOn: "train.jsonl",
  issues: 1000,
  fingerprint: "0123456789abcdef",
  date: "2026-01-02",
  targetPrecision: { symptom: 0.9, cause: 0.8 },
  learnedFrom: new Set(),
};

function evaluationOf(issues: readonly JudgedIssue[], name = "dev.jsonl"): Evaluation {
  return makeEvaluation(issues, { name, fingerprint: "fedcba9876543210" }, WEIGHTS);
}

/** Many issues of every symptom and cause, right and wrong, with a repository of a hostile name. */
function mixed(count: number, repo = "owner/name"): readonly JudgedIssue[] {
  return Array.from({ length: count }, (_, number) => {
    const symptom = LEVELS.symptom[number % 6] ?? "crash";
    const cause = LEVELS.cause[number % 28] ?? "misused-api";
    const decided = number % 3 === 0 ? "crash" : symptom;
    const p = 0.3 + ((number * 37) % 70) / 100;
    const kind = number % 5 === 0 ? "question" : "malfunction";
    const labels = p > 0.6 ? [`symptom: ${decided}`] : [];
    return judgedIssue({ repo, number, kind, symptom, cause, p: 0.95, symptoms: [[decided, p]], labels });
  });
}

test("the page has every section, each chart as SVG, and says what was measured", () => {
  const page = renderPage(evaluationOf(mixed(120)));
  for (const id of [
    "measures",
    "kinds",
    "symptoms",
    "places",
    "causes",
    "labels",
    "reliability",
    "mistakes",
    "method",
  ]) {
    expect(page).toContain(`<section id="${id}">`);
  }
  // Two confusion matrices, F1, two ranks, two heat maps, two curves, four levels of reliability.
  expect(page.match(/<svg /g)).toHaveLength(13);
  expect(page).not.toContain("NaN");
  for (const said of ["dev.jsonl", "120 issues", "fedcba9876543210", "0123456789abcdef", "2026-01-02"]) {
    expect(page).toContain(said);
  }
});

test("the references stand beside the measures and are said to be of other issues", () => {
  const page = renderPage(evaluationOf(mixed(60)));
  expect(page).toContain("measured on other issues, not on these");
  for (const figure of ["0.957", "0.52", "0.81", "0.78"]) expect(page).toContain(`<td class="n">${figure}</td>`);
});

test("the page loads nothing: no script, no address but the study's, and a policy that forbids both", () => {
  const page = renderPage(evaluationOf(mixed(120)));
  expect(page).toContain("default-src &#39;none&#39;");
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|image|use)\b|\son\w+=|@import|url\(|javascript:/i);
  expect(page.match(/https?:[^\s"'<>]*/g)).toEqual(["https://doi.org/10.1145/3788873"]);
});

test("names from the file cannot become markup or hide", () => {
  const page = renderPage(evaluationOf(mixed(30, `<script>alert("1")</script>\u202e&'`), `"><img src=x>.jsonl`));
  expect(page).not.toMatch(/<script|<img/);
  expect(page).not.toContain("\u202e");
  expect(page).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;#1");
  expect(page).toContain("&quot;&gt;&lt;img src=x&gt;.jsonl");
});

test("the page stays small with many issues", () => {
  expect(Buffer.byteLength(renderPage(evaluationOf(mixed(1500))))).toBeLessThan(300_000);
});

test("the same issues give the same page", () => {
  expect(renderPage(evaluationOf(mixed(40)))).toBe(renderPage(evaluationOf(mixed(40))));
});

test("without malfunctions nothing is claimed of the levels below the kind", () => {
  const page = renderPage(evaluationOf([judgedIssue({ kind: "question", decidedKind: "question" })]));
  expect(page).not.toContain('<section id="symptoms">');
  expect(page).toMatch(/<th>symptom accuracy<\/th>\s*<td class="n value">–<\/td>/);
  expect(page).not.toContain("NaN");
});

test("issues that the weights were learned from are called out", () => {
  const learnedFrom = new Set([
    issueDigest({ repo: "owner/name", number: 7 }),
    issueDigest({ repo: "a/b", number: 1 }),
  ]);
  const file = { name: "dev.jsonl", fingerprint: "0" };
  const evaluation = makeEvaluation(mixed(30), file, { ...WEIGHTS, learnedFrom });
  expect(evaluation.learned).toBe(1);
  expect(renderPage(evaluation)).toContain("learned from 1 of these 30 issues");
  expect(printFigures(evaluation, false)).toContain("LEARNED FROM 1 OF THESE ISSUES");
  expect(renderPage(evaluationOf(mixed(30)))).not.toContain('class="warning"');
});
