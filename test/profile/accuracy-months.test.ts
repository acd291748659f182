import { stripVTControlCharacters } from "node:util";
import { expect, test } from "@jest/globals";
import { githubMarkdown } from "../../src/pages/design/github-markdown.js";
import { renderReportFile } from "../../src/pages/report/render-report.js";
import { accuracyByCorrections, accuracyByLabels } from "../../src/profile/label-accuracy.js";
import { profileMarkdown } from "../../src/profile/markdown/profile-markdown.js";
import { printProfile } from "../../src/profile/print-profile.js";
import { type Profile, profileSchema } from "../../src/profile/profile-schema.js";
import { recentMonths } from "../../src/profile/recent-months.js";
import { judged } from "../backtest/past-issues.js";
import { madeIssues } from "./made-issues.js";
import { madeProfile, outcomes } from "./made-profile.js";

const GITHUB = "https://github.com";

/** Fourteen months from 2025-01 on. */
const MONTHS = Array.from({ length: 14 }, (_, index) => {
  const month = String((index % 12) + 1).padStart(2, "0");
  return `${2025 + Math.floor(index / 12)}-${month}`;
});

function renditions(accuracy: Profile["accuracy"]) {
  const profile = profileSchema.parse(madeProfile(madeIssues(30), { accuracy }));
  return {
    terminal: stripVTControlCharacters(printProfile(profile)),
    markdown: profileMarkdown(profile, GITHUB),
    page: renderReportFile(profile, GITHUB),
  };
}

test("a label counts in the month in which it was put on, the newest first; where nothing is known there is no row", () => {
  const { months } = accuracyByCorrections([
    ...outcomes("symptom: crash", 1, 3, "2025-11"),
    ...outcomes("cause: misconfiguration", 1, 0, "2026-02"),
    ...outcomes("symptom: crash", 3, 1, "2026-02"),
    { number: 9, family: "symptom", label: "symptom: crash", month: "2026-01", verdict: null },
    { number: 10, family: "symptom", label: "symptom: crash", month: "2025-11", verdict: null },
  ]);
  expect(months).toMatchObject([
    { month: "2026-02", label: "symptom: crash", given: 4, right: [3, 2, 1], wrong: [4], precision: 0.75 },
    { month: "2026-02", label: "cause: misconfiguration", given: 1, right: [1], wrong: [], precision: 1 },
    { month: "2025-11", label: "symptom: crash", given: 5, right: [1], wrong: [4, 3, 2], precision: 0.25 },
  ]);
  expect(months[1]?.interval).toEqual([expect.closeTo(0.207, 3), 1]);
});

test("a reader sees the last twelve months, and of them the labels of which most is known there", () => {
  const accuracy = accuracyByCorrections([
    ...outcomes("symptom: silent-error", 90, 0, "2025-01"),
    ...MONTHS.flatMap((month) => outcomes("symptom: crash", 2, 1, month)),
    ...MONTHS.flatMap((month) => outcomes("symptom: system-hang", 1, 0, month)),
    ...outcomes("cause: misconfiguration", 0, 1, "2026-02"),
  ]);
  const { months, labels, left } = recentMonths(accuracy, 2);
  expect(months).toEqual(MONTHS.slice(2));
  expect(labels.map(({ label }) => label)).toEqual(["symptom: crash", "symptom: system-hang"]);
  expect(labels[0]?.rows.map(({ month }) => month)).toEqual([...months].reverse());
  expect(left).toBe(30 - 24);
  const { markdown, page } = renditions(accuracy);
  for (const text of [markdown, page]) expect(text).toContain("has 5 rows more");
});

test("terminal, Markdown and page show a label's precision with its interval in each month", () => {
  const { terminal, markdown, page } = renditions(
    accuracyByCorrections([
      ...outcomes("symptom: crash", 1, 3, "2025-11"),
      ...outcomes("symptom: crash", 3, 1, "2026-02"),
    ]),
  );
  expect(terminal).toMatch(/symptom: crash +│ 2026-02 │ +4 │ +3 │ +1 │ 0\.750 {2}\(0\.301 to 0\.954\)/);
  expect(terminal).toMatch(/symptom: crash +│ 2025-11 │ +4 │ +1 │ +3 │ 0\.250 {2}\(0\.046 to 0\.699\)/);
  expect(markdown).toMatch(/\| `symptom: crash` \| 2026-02 \| 4 \| 3 \| 1 \| 0\.750 \(0\.301 to 0\.954\) \| \[#4\]\(/);
  expect(page).toMatch(
    /<th>symptom: crash<\/th><td class="n">2025-11<\/td><td class="n">4<\/td><td class="n">0\.250<\/td><td class="n">0\.046 to 0\.699<\/td>/,
  );
  expect(page).toContain('aria-label="Precision by label and month; the table below has the numbers"');
});

test("of one month there is a table and no chart; of none, and of a file, there is neither", () => {
  const one = renditions(accuracyByCorrections(outcomes("symptom: crash", 3, 1))).page;
  expect(one).toContain('<td class="n">2026-01</td>');
  expect(one).not.toContain("the table below has the numbers");
  for (const accuracy of [accuracyByCorrections([]), accuracyByLabels([judged(["bug"]), judged(["bug"])])]) {
    expect(accuracy.months).toEqual([]);
    const { terminal, markdown, page } = renditions(accuracy);
    expect(page).not.toContain("By month");
    for (const text of [terminal, markdown]) expect(text).not.toContain("the month in which a label was put on");
  }
});

test("a label's name, which a repository chooses, is text in every rendition, the chart's too", () => {
  const name = "a | b `c` </text></svg><script>alert(1)</script> @maintainer [x](javascript:1) #12";
  const accuracy = accuracyByCorrections([...outcomes(name, 1, 3, "2025-11"), ...outcomes(name, 3, 1, "2026-02")]);
  const { markdown, page } = renditions(accuracy);
  expect(page).not.toMatch(/<script|<\/text><\/svg><script/);
  expect(page.match(/&lt;\/text&gt;&lt;\/svg&gt;&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(4);
  const section = githubMarkdown(
    markdown.slice(markdown.indexOf("### By the month"), markdown.indexOf("## Issues of")),
  ).text;
  expect(section).not.toMatch(/<script|javascript:1"|<a href="(?!https:\/\/github\.com\/o\/r\/issues\/)/);
  const rows = [...section.matchAll(/<tr>\n((?:<td>.*<\/td>\n)+)<\/tr>/g)].map(
    ([, row = ""]) => row.match(/<td>/g)?.length,
  );
  expect(rows).toEqual([7, 7]);
});

test("with many labels over many months the terminal's summary stays short", () => {
  const labels = Array.from({ length: 40 }, (_, index) => `symptom: ${index}`);
  const accuracy = accuracyByCorrections(
    labels.flatMap((label) => MONTHS.flatMap((month) => outcomes(label, 1, 1, month))),
  );
  expect(renditions(accuracy).terminal.split("\n").length).toBeLessThan(225);
  expect(renditions(accuracy).terminal).toMatch(/and 536 more, in --html, --markdown and --json/);
});
