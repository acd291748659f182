import { readFileSync } from "node:fs";
import { DEMO_ISSUES } from "../demo/issues/index.js";
import type { Issue } from "../src/report/issue-report.js";
import { FIXTURES } from "../test/fixtures/issues/index.js";

interface OwnIssue {
  file: string;
  repo: string;
  number: number;
}

/** The issues that were written for the project: the demo's and the tests'. */
export function readOwnIssues(): Issue[] {
  const demo = new URL("../demo/issues/", import.meta.url);
  const fixtures = new URL("../test/fixtures/issues/", import.meta.url);
  return [...DEMO_ISSUES.map((row) => readOwnIssue(row, demo)), ...FIXTURES.map((row) => readOwnIssue(row, fixtures))];
}

function readOwnIssue({ file, repo, number }: OwnIssue, folder: URL): Issue {
  const [heading = "", ...rest] = readFileSync(new URL(file, folder), "utf8").split("\n");
  return { repo, number, title: heading.replace(/^# /, "").trim(), body: rest.join("\n").trim() };
}
