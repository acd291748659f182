import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { CONFIGURATION_PATH } from "../../src/config/repository/from-files.js";
import { createInMemoryGitHub, type InMemoryIssue } from "../../src/github/in-memory-github.js";
import { PostponedError } from "../../src/queue/job-result.js";
import { createSettingsLoader } from "../../src/queue/load-repository-settings.js";
import { prepareLabels } from "../../src/queue/prepare-labels.js";
import { triageIssue } from "../../src/queue/triage-issue.js";
import { migrate } from "../../src/store/migrate.js";
import type { Triager } from "../../src/triage.js";
import type { TriageSettings } from "../../src/triage-settings.js";
import { comment, decision } from "../app/support/triager.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

let opened: TestDatabase;
let repositories = 0;
beforeAll(async () => {
  opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
  await migrate(opened.database);
});
afterAll(() => opened?.drop());

/** An issue of a repository of its own with this configuration, decided to be a crash. */
function setUp(file: string, about: Partial<InMemoryIssue> = {}) {
  repositories += 1;
  const repo = `o/r${repositories}`;
  const github = createInMemoryGitHub();
  github.repository(repo).files.set(CONFIGURATION_PATH, file);
  const issue = github.openIssue(repo, 1, { title: "t", body: "b", ...about });
  const used: (TriageSettings | undefined)[] = [];
  const triager: Triager = {
    async decide(_issue, _told, settings) {
      used.push(settings);
      return decision({ repo, number: 1, labels: ["symptom: crash"], comment: comment("x") });
    },
  };
  const dependencies = {
    database: opened.database,
    githubOf: async () => github.api,
    triager,
    settingsOf: createSettingsLoader({ database: opened.database, logger: pino({ level: "silent" }) }),
  };
  const job = { kind: "triage", reason: "opened", delivery: "d", installation: 1, repo, number: 1 } as const;
  const run = (storedAt = new Date(0)) => triageIssue(job, dependencies, { assertClaimed: async () => {}, storedAt });
  return { repo, github, issue, used, run, dependencies };
}

describe("mode", () => {
  test("off reads nothing but the configuration", async () => {
    const { github, used, run } = setUp("mode: off");
    expect(await run()).toMatchObject({ outcome: "skipped", decision: null });
    expect(github.calls).toEqual(["readFile"]);
    expect(used).toEqual([]);
  });

  test("silent decides, for the record, and writes nothing", async () => {
    const { issue, run } = setUp("mode: silent");
    expect(await run()).toMatchObject({ decision: { labels: ["symptom: crash"] } });
    expect([issue.labels, issue.comments]).toEqual([[], []]);
  });

  test("label labels, by the repository's own names, and does not comment", async () => {
    const { issue, run } = setUp('mode: label\nlabels: { existing: { symptom:crash: "bug: crash" } }');
    await run();
    expect([issue.labels, issue.comments]).toEqual([["bug: crash"], []]);
    expect(await run()).toMatchObject({ outcome: "done" });
    expect(issue.labels).toEqual(["bug: crash"]);
  });

  test("off and silent prepare no labels; label prepares those of the families that are on, by name and colour", async () => {
    const prepare = async (file: string) => {
      const { repo, github, dependencies } = setUp(file);
      await prepareLabels({ kind: "prepare-labels", delivery: "d", installation: 1, repo }, dependencies);
      return [...github.repository(repo).labels.values()].map(({ name, color }) => `${name} ${color}`);
    };
    expect(await prepare("mode: silent")).toEqual([]);
    const others = "cause: off, needs: off";
    expect(
      await prepare(
        `mode: label\nfamilies: { ${others} }\nlabels: { names: { symptom: "type/{id}" }, colors: { symptom: "00ff00" } }`,
      ),
    ).toContain("type/crash 00ff00");
  });
});

test("ignored issues are left alone by author, label and title", async () => {
  const rules = "ignore: { authors: [someone], labels: [wontfix], titles: ['^\\[rfc\\]'] }";
  for (const about of [{ author: "Someone" }, { labels: ["wontfix"] }, { title: "[RFC] x" }]) {
    const { issue, used, run } = setUp(rules, about);
    expect(await run()).toMatchObject({ outcome: "skipped" });
    expect([used, issue.comments]).toEqual([[], []]);
  }
});

test("within the quiet period the job waits without a try, after it the issue is triaged", async () => {
  const { issue, run } = setUp("quiet-period: 1h");
  const opened = run(new Date());
  await expect(opened).rejects.toBeInstanceOf(PostponedError);
  await expect(opened).rejects.toMatchObject({ seconds: expect.any(Number) });
  expect(issue.comments).toEqual([]);
  await run(new Date(Date.now() - 3_600_001));
  expect(issue.comments).toHaveLength(1);
});

test("the pipeline gets what the file says", async () => {
  const { used, run } = setUp("engine: sglang\nprecision: { symptom: 0.95 }");
  await run();
  expect(used).toMatchObject([{ engine: "sglang", precision: { symptom: 0.95 } }]);
});

test("nothing of a wrong file is said on the issue", async () => {
  const { issue, run } = setUp("mode: commment");
  await run();
  expect([issue.labels, issue.comments]).toEqual([[], []]);
});
