import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { renderReportFile } from "../../src/pages/report/render-report.js";
import { openReportCache } from "../../src/pages/report/report-cache.js";
import { reportRoutes } from "../../src/pages/report/report-routes.js";
import type { ViewerOf } from "../../src/pages/serve/viewer.js";
import { accuracyByCorrections } from "../../src/profile/label-accuracy.js";
import { profileSchema } from "../../src/profile/profile-schema.js";
import type { Queryable } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import { recordTriage } from "../../src/store/triages.js";
import { CAUSES } from "../../src/taxonomy/causes.js";
import { SYMPTOMS } from "../../src/taxonomy/symptoms.js";
import { decision } from "../app/support/triager.js";
import { type PageServer, startPageServer } from "../browser/support/page-server.js";
import { madeDecision, madeIssues } from "../profile/made-issues.js";
import { madeProfile, outcomes } from "../profile/made-profile.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes its time to start on a busy machine.
jest.setTimeout(120_000);

const GITHUB = "https://github.com";
const BUDGET = 150_000;
const MONTHS = Array.from({ length: 10 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);

describe("the page of a report", () => {
  test("of ten thousand issues of a long name stays within its bytes, and says of how many there are more", () => {
    const labels = [...SYMPTOMS.map(({ id }) => `symptom: ${id}`), ...CAUSES.map(({ id }) => `cause: ${id}`)];
    const accuracy = accuracyByCorrections(
      labels.flatMap((label) => MONTHS.flatMap((month) => outcomes(label, 40, 9, month))),
    );
    const repo = `${"organisation".repeat(3)}/${"inference-engine".repeat(4)}`;
    const page = renderReportFile(madeProfile(madeIssues(10_000), { repo, accuracy }), GITHUB);
    expect(Buffer.byteLength(page)).toBeLessThan(BUDGET);
    expect(page).toMatch(/<summary>8000<\/summary>.*and 79\d\d more/);
  });

  test("of few issues names every one behind every number, and leads to it", () => {
    const page = renderReportFile(madeProfile(madeIssues(30)), GITHUB);
    expect(page).not.toMatch(/and \d+ more<\/details>/);
    for (const number of [100_002, 100_030]) expect(page).toContain(`"${GITHUB}/o/r/issues/${number}"`);
  });

  test("shows where the classifier is weak, by the repository's own word before what was measured elsewhere", () => {
    const before = renderReportFile(madeProfile(madeIssues(30)), GITHUB);
    expect(before).toContain("54 % of such guesses are right");
    const accuracy = accuracyByCorrections([
      ...outcomes("symptom: feature-failure", 9, 1),
      ...outcomes("symptom: crash", 2, 8),
    ]);
    const after = renderReportFile(madeProfile(madeIssues(30), { accuracy }), GITHUB);
    expect(after).not.toContain("54 % of such guesses are right");
    expect(after).toContain("weak here: 2 of 10 labels were right");
  });

  test("holds nothing that a title could do, and loads nothing", () => {
    const title = `</details><script>alert(1)</script><img src=x onerror=alert(1)> \u202egnp.exe @everyone`;
    const profile = madeProfile(madeIssues(30, title));
    const page = renderReportFile(profile, GITHUB);
    expect(page).not.toMatch(/<script|<img|\u202e|src="/);
    expect(page).toContain("&lt;script&gt;");
    const known = new Set([...profile.sources.map(({ url }) => url), "https://doi.org/10.1145/3788873"]);
    const targets = [...page.matchAll(/href="([^"]*)"/g)].map(([, target = ""]) => target);
    const others = targets.filter((target) => !/^(?:#|https:\/\/github\.com\/o\/r\/issues\/\d+$)/.test(target));
    expect(others.filter((target) => !known.has(target))).toEqual([]);
  });

  test("of a repository without a malfunction says so", () => {
    expect(renderReportFile(madeProfile([]), GITHUB)).toContain("there is no profile");
  });
});

describe.each(DATABASE_KINDS)("the report that is served, on $name", ({ open }) => {
  let opened: TestDatabase;
  let server: PageServer;
  let now = new Date("2026-01-01T00:00:00Z");
  const viewerOf: ViewerOf = async ({ headers }) =>
    headers.authorization === undefined
      ? null
      : { name: "somebody", mayTriage: async (repo) => headers.authorization === `may ${repo.toLowerCase()}` };

  beforeAll(async () => {
    opened = await open();
    const { database } = opened;
    await migrate(database);
    for (let issue = 1; issue <= 230; issue += 1) {
      const made = decision({ ...madeDecision(issue), repo: "O/Repo", number: issue });
      const triage = { installation: 1, repo: "O/Repo", issue, outcome: "done" as const, decision: made };
      await recordTriage(database, { ...triage, delivery: `d${issue}` });
    }
    const parts = { database, viewerOf, canSignIn: false, githubUrl: GITHUB, model: null, now: () => now };
    server = await startPageServer(reportRoutes(parts));
  });
  afterAll(async () => {
    await server?.stop();
    await opened?.drop();
  });

  const get = (path: string, authorization?: string) =>
    fetch(`${server.origin}${path}`, authorization === undefined ? {} : { headers: { authorization } });

  test("is shown to who may triage the repository, in any case of its name, with every issue in its JSON", async () => {
    const page = await get("/repos/o/repo/report", "may o/repo");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Bugs of O/Repo");
    const answer = await get("/repos/O/Repo/report.json", "may o/repo");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const profile = profileSchema.parse(await answer.json());
    expect(profile.source).toMatchObject({ issues: 230, newest: null });
    expect(profile.malfunctions.issues).toHaveLength(184);
    expect(new Set(profile.malfunctions.issues).size).toBe(184);
  });

  test.each([
    ["a stranger", undefined],
    ["who may not", "may o/other"],
  ])("%s gets the same answer whether or not the repository is there", async (_who, authorization) => {
    const answers = [
      await get("/repos/o/repo/report", authorization),
      await get("/repos/o/repo/report.json", authorization),
      await get("/repos/o/none/report", authorization),
      await get("/repos/o/none/report.json", authorization),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const [first, ...others] = await Promise.all(answers.map((answer) => answer.text()));
    expect(first).toContain("Nothing here");
    expect(new Set(others)).toEqual(new Set([first]));
  });

  test("what could not be loaded for the first who asks is loaded for the next", async () => {
    let isBroken = true;
    const parts = {
      database: opened.database,
      viewerOf,
      canSignIn: false,
      model: null,
      now: () => now,
      // Read where the cache is opened, as the file of the weights is.
      get githubUrl() {
        if (isBroken) throw new Error("EMFILE: too many open files");
        return GITHUB;
      },
    };
    const other = await startPageServer(reportRoutes(parts));
    const ask = async () =>
      (await fetch(`${other.origin}/repos/o/repo/report`, { headers: { authorization: "may o/repo" } })).status;
    try {
      expect(await ask()).toBe(500);
      isBroken = false;
      expect(await ask()).toBe(200);
    } finally {
      await other.stop();
    }
  });

  test("many who ask at once get one report, which is made anew after some minutes", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => get("/repos/o/repo/report", "may o/repo")));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    const made = decision({ ...madeDecision(231), repo: "O/Repo", number: 231 });
    const triage = { installation: 1, repo: "O/Repo", issue: 231, outcome: "done" as const, decision: made };
    await recordTriage(opened.database, { ...triage, delivery: "d231" });
    const issues = async () =>
      profileSchema.parse(await (await get("/repos/o/repo/report.json", "may o/repo")).json()).source.issues;
    expect(await issues()).toBe(230);
    now = new Date(now.getTime() + 6 * 60_000);
    expect(await issues()).toBe(231);
  });
});

test("while two reports are being made, a third is not begun", async () => {
  const database: Queryable = {
    schema: "app",
    queueDb: { executeSql: () => Promise.reject(new Error("not here")) },
    query: () => new Promise(() => {}),
  };
  const cache = openReportCache({ database, githubUrl: GITHUB, now: () => new Date("2026-01-01T00:00:00Z") });
  for (const repo of ["o/a", "o/b", "o/a"]) void cache.find({ installation: 1, repo });
  await expect(cache.find({ installation: 1, repo: "o/c" })).rejects.toMatchObject({ status: 503 });
});
