import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { githubMarkdown } from "../../src/pages/design/github-markdown.js";
import { profileInWords } from "../../src/profile/in-words.js";
import { accuracyByCorrections } from "../../src/profile/label-accuracy.js";
import { profileMarkdown } from "../../src/profile/markdown/profile-markdown.js";
import { MEASURED_LEVELS, MEASURED_SYMPTOMS } from "../../src/profile/measured-accuracy.js";
import { printProfile } from "../../src/profile/print-profile.js";
import type { ProfiledIssue } from "../../src/profile/profiled-issue.js";
import { weaknessOf } from "../../src/profile/weakness.js";
import { madeIssues } from "./made-issues.js";
import { madeProfile, outcomes } from "./made-profile.js";

const GITHUB = "https://github.com";

test("what the classifier is said to be right about stands in the page on its evaluation", () => {
  const text = readFileSync("docs/evaluation.md", "utf8");
  const section = text.slice(text.indexOf("judged on dev.jsonl\n"), text.indexOf("## Cross-validated"));
  const number = (value: number): string => value.toFixed(3);
  expect(section).toContain(`| symptom accuracy | ${number(MEASURED_LEVELS.symptom)} (`);
  expect(section).toContain(`| phase accuracy | ${number(MEASURED_LEVELS.phase)} (`);
  expect(section).toContain(`| component, first / first three | ${number(MEASURED_LEVELS.component)} /`);
  expect(section).toContain(`| cause in first 1 | ${number(MEASURED_LEVELS.cause)} (`);
  expect(section).toContain(`| cause category, first | ${number(MEASURED_LEVELS.category)} (`);
  for (const [id, { issues, precision, recall }] of Object.entries(MEASURED_SYMPTOMS)) {
    expect(section).toContain(`| ${id} | ${issues} | ${number(precision)} | ${number(recall)} |`);
  }
});

test("a class is weak by what was measured, unless enough of the repository's people say otherwise", () => {
  const of = (right: number, wrong: number) =>
    madeProfile(madeIssues(10), {
      accuracy: accuracyByCorrections(outcomes("symptom: feature-failure", right, wrong)),
    });
  expect(weaknessOf(of(0, 0), "symptom", "feature-failure")).toContain("54 %");
  expect(weaknessOf(of(2, 1), "symptom", "feature-failure")).toContain("54 %");
  expect(weaknessOf(of(8, 1), "symptom", "feature-failure")).toBeNull();
  expect(weaknessOf(of(2, 7), "symptom", "feature-failure")).toBe("weak here: 2 of 9 labels were right");
  expect(weaknessOf(of(0, 10), "symptom", "feature-failure")).toBe("weak here: 0 of 10 labels were right");
  expect(weaknessOf(of(0, 0), "symptom", "crash")).toBeNull();
});

test("in words: the leading classes with intervals, what differs from the study, how long it takes, and how far to trust it", () => {
  const crashes = madeIssues(60).map(
    (issue): ProfiledIssue => ({ ...issue, decision: { ...issue.decision, symptoms: [{ id: "silent-error", p: 1 }] } }),
  );
  const words = profileInWords(madeProfile(crashes)).join("\n");
  expect(words).toMatch(
    /most frequent symptom is Silent Error: 100\u00a0% \(95 %: \d+ to 100\u00a0%\), 1\.3\u00a0% in the study/,
  );
  expect(words).toMatch(/Symptoms, beside the study's five engines: more Silent Error .*; less Crash/);
  expect(words).toMatch(/Half of the malfunctions are closed after \d+ days/);
  expect(words).toMatch(/16 of 48 malfunctions are still open/);
  expect(words).toContain("first cause for 40\u00a0%");
});

test("closed issues without a day give no time, and few of them are left out", () => {
  const [first, ...others] = madeIssues(200);
  const without = (issue: ProfiledIssue): ProfiledIssue => ({ ...issue, closedAt: null });
  const some = [...(first ? [first] : []), ...others];
  const one = some.map((issue, index) => (index === 1 ? without(issue) : issue));
  expect(madeProfile(one).closing.rows[0]).toMatchObject({ untimed: 1, median: expect.any(Number) });
  const all = madeProfile(some.map(without));
  expect(all.closing.rows[0]).toMatchObject({ median: null });
  expect(profileInWords(all).join("\n")).toContain("is not known well enough for a time");
});

test("the terminal's summary is of few lines, its bars of one length, and names issues", () => {
  const text = printProfile(madeProfile(madeIssues(2000)));
  expect(text.split("\n").length).toBeLessThan(190);
  expect(text).toContain("#102000");
  expect(text).toMatch(/2024-01 .*█/);
  expect(text).toContain("Time to close");
  expect(printProfile(madeProfile([]))).toContain("there is no profile");
});

test("in Markdown a title can do nothing, nor break its table; lists say how many more there are", () => {
  const title =
    "a | b `code` \\| <img src=x onerror=1> [x](javascript:1) @maintainer \u202e #12 https://elsewhere.example";
  const profile = madeProfile(madeIssues(300, title));
  const text = profileMarkdown(profile, GITHUB);
  expect(text).not.toContain("\u202e");
  const page = githubMarkdown(text).text;
  expect(page).not.toMatch(/<img|javascript:1"|elsewhere\.example/);
  const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target = ""]) => target);
  expect(targets.filter((target) => /\/issues\//.test(target)).length).toBeGreaterThan(100);
  const known = new Set(profile.sources.map(({ url }) => url));
  const others = targets.filter((target) => !/^https:\/\/github\.com\/o\/r\/issues\/\d+$/.test(target));
  expect(others.filter((target) => !known.has(target))).toEqual([]);
  const cells = [...page.matchAll(/<tr>\n((?:<td>.*<\/td>\n)+)<\/tr>/g)].map(
    ([, row = ""]) => row.match(/<td>/g)?.length,
  );
  expect(new Set(cells)).toEqual(new Set([6, 5, 3]));
  expect(text).toMatch(/and \d+ more \|/);
});
