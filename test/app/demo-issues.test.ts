import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { DEMO_ISSUES, type DemoIssue } from "../../demo/issues/index.js";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { issueFromMarkdown } from "../../src/cli/input/issue-formats.js";
import { COMMENT_MARKER } from "../../src/decide/comment/comment-marker.js";
import { COMMENT_LIMIT } from "../../src/decide/comment/render-comment.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages } from "../../src/store/triages.js";
import { createTriager } from "../../src/triage.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { startTestApp, type TestApp } from "./support/running-app.js";

jest.setTimeout(120_000);

// The real pipeline over real HTTP, queue and database; only GitHub is a stand-in that keeps state.
let opened: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  const embedded = DATABASE_KINDS.at(-1);
  if (!embedded) throw new Error("no database to test on");
  opened = await embedded.open();
  await migrate(opened.database);
  app = await startTestApp(opened.database, { triager: createTriager({ weights: readWeights(), model: null }) });
  for (const row of DEMO_ISSUES) {
    const { title, body } = read(row);
    await app.openIssue(row.repo, row.number, title, body);
  }
  await app.queue.waitUntilIdle();
});

afterAll(async () => {
  await app?.stop();
  await opened?.drop();
});

function read({ file, repo }: DemoIssue) {
  return issueFromMarkdown(readFileSync(new URL(`../../demo/issues/${file}`, import.meta.url), "utf8"), repo);
}

const rows = DEMO_ISSUES.map((row) => [row.file, row] as const);

test.each(rows)("%s: no symptom label but the right one", (_file, row) => {
  const symptoms = app.github.issue(row.repo, row.number).labels.filter((label) => label.startsWith("symptom: "));
  expect([[], [`symptom: ${row.expect.symptom}`]]).toContainEqual(symptoms);
});

test("most malfunctions get their symptom label, and all six symptoms are told apart from what is none", () => {
  const malfunctions = DEMO_ISSUES.filter(({ expect: { kind } }) => kind === "malfunction");
  const labelled = malfunctions.filter(({ repo, number }) =>
    app.github.issue(repo, number).labels.some((label) => label.startsWith("symptom: ")),
  );
  expect(labelled.length).toBeGreaterThanOrEqual(Math.ceil(malfunctions.length * 0.6));
});

test.each(rows)("%s: at most one comment, ours, within its limit", (_file, row) => {
  const { comments } = app.github.issue(row.repo, row.number);
  expect(comments.length).toBeLessThanOrEqual(1);
  for (const { author, body } of comments) {
    expect(author).toBe(app.github.botLogin);
    expect(body.startsWith(COMMENT_MARKER)).toBe(true);
    expect(body.length).toBeLessThanOrEqual(COMMENT_LIMIT);
    expect(body.split("<details>")[0]?.length).toBeLessThanOrEqual(1_200);
  }
});

test("feature requests and questions get no label and no comment", () => {
  const others = DEMO_ISSUES.filter(({ expect: { kind } }) => kind === "feature-request" || kind === "question");
  expect(others.length).toBeGreaterThanOrEqual(2);
  for (const { repo, number } of others) {
    expect(app.github.issue(repo, number)).toMatchObject({ labels: [], comments: [] });
  }
});

test("an empty form gets requests alone", () => {
  const empty = DEMO_ISSUES.find(({ file }) => file === "vllm-empty-template.md");
  const issue = app.github.issue(empty?.repo ?? "", empty?.number ?? 0);
  expect(issue.labels.every((label) => label.startsWith("needs: "))).toBe(true);
  expect(issue.comments).toHaveLength(1);
});

test("an injection gets no label it asks for, and nothing of it stands outside inline code", () => {
  const row = DEMO_ISSUES.find(({ file }) => file === "sglang-prompt-injection.md");
  const issue = app.github.issue(row?.repo ?? "", row?.number ?? 0);
  expect(issue.labels).not.toContain("symptom: silent-error");
  const outside = (issue.comments[0]?.body ?? "").replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
  expect(outside).not.toMatch(/@\w|SYSTEM|ignore|evil|http:\/\//i);
});

test("secrets of a log are in no comment and no stored row", async () => {
  const triages = await Promise.all(DEMO_ISSUES.map(({ repo, number }) => listTriages(opened.database, repo, number)));
  expect(triages.every((rows) => rows.length === 1)).toBe(true);
  const stored = JSON.stringify(triages);
  const written = DEMO_ISSUES.flatMap(({ repo, number }) => app.github.issue(repo, number).comments).map(
    ({ body }) => body,
  );
  for (const text of [stored, ...written]) {
    expect(text).not.toMatch(/hf_\w*EXAMPLE|ghp_\w*EXAMPLE|AKIA\w*EXAMPLE|jane\.roe|@example\.com/);
  }
});
