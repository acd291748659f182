import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { beginRun, beginUndo, findOpenRun } from "../../src/backfill/begin-run.js";
import { estimate } from "../../src/backfill/estimate.js";
import { planIssues } from "../../src/backfill/plan-issues.js";
import { settingsOfRun } from "../../src/backfill/run-settings.js";
import { workOff } from "../../src/backfill/work-off.js";
import { resolveSettings } from "../../src/config/repository/repository-settings.js";
import { GitHubError } from "../../src/github/github.js";
import { createInMemoryGitHub } from "../../src/github/in-memory-github.js";
import { runJob } from "../../src/queue/run-job.js";
import { createTriageQueue } from "../../src/queue/triage-queue.js";
import { confirmLabels, intendLabels, listAppliedLabels } from "../../src/store/applied-labels.js";
import { readProgress } from "../../src/store/backfill-runs.js";
import { findStoredComment } from "../../src/store/comments.js";
import { migrate } from "../../src/store/migrate.js";
import { readPeopleSay } from "../../src/store/people-say.js";
import { listTriages } from "../../src/store/triages.js";
import { EAGER } from "../app/support/running-app.js";
import { comment, tableTriager } from "../app/support/triager.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";

// Databases take their time to start on a busy machine.
jest.setTimeout(120_000);

const logger = pino({ level: "silent" });
const triager = tableTriager({
  crash: { labels: ["symptom: crash"], comment: comment("A crash.") },
  better: { labels: ["symptom: crash"] },
});
const labelsOf = { name: "needs: log", family: "needs" } as const;

describe.each(DATABASE_KINDS)("$name", ({ open }) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
  });
  afterAll(() => opened?.drop());

  /** Three issues of a repository: one to label, one whose label of ours no longer holds, one of no interest. */
  async function setUp(repo: string) {
    const { database } = opened;
    const github = createInMemoryGitHub();
    github.openIssue(repo, 1, { title: "crash", labels: ["bug"] });
    github.openIssue(repo, 2, { title: "better", labels: ["needs: log"] });
    github.openIssue(repo, 3, { title: "question" });
    github.openIssue(repo, 4, { title: "crash", isPullRequest: true });
    await intendLabels(database, { repo, issue: 2 }, [labelsOf]);
    await confirmLabels(database, { repo, issue: 2 }, ["needs: log"]);
    const dependencies = { database, triager, githubOf: async () => github.api, readLagSeconds: 0 };
    async function work(run: Parameters<typeof workOff>[0], what: Parameters<typeof workOff>[1]): Promise<number> {
      const queue = createTriageQueue(database, (job, self) => runJob(job, dependencies, self), logger, EAGER);
      await queue.start();
      const { signal } = new AbortController();
      const left = await workOff(run, what, { database, queue, signal, onLeft: () => {} });
      await queue.stop();
      return left;
    }
    async function apply(comments: boolean) {
      const run = await beginRun(database, { installation: 1, repo, comments }, [1, 2]);
      expect(await work(run, "backfill")).toBe(0);
      return run;
    }
    async function undo(id: string): Promise<void> {
      expect(await work(await beginUndo(database, id), "undo")).toBe(0);
    }
    return { database, github, apply, undo, work };
  }

  test("a plan says what a run would do, and writes nothing", async () => {
    const { database, github } = await setUp("o/plan");
    const { issues } = await github.api.listOpenIssues({ owner: "o", repo: "plan" }, null);
    const settings = settingsOfRun(resolveSettings({}), { comments: false });
    const plans = await planIssues(issues, { database, repo: "o/plan", settings, triager, onPlanned: () => {} });
    expect(plans).toEqual([
      { number: 2, add: ["symptom: crash"], remove: ["needs: log"], comment: false },
      { number: 1, add: ["symptom: crash"], remove: [], comment: false },
    ]);
    expect(github.calls).toEqual(["listOpenIssues"]);
    expect(await listTriages(database, "o/plan", 1)).toEqual([]);
    expect(estimate(plans, [])).toEqual({ calls: 9, writes: 4, seconds: 4 });
  });

  test("a run labels, writes no comment, and undoing it leaves issues and store as before", async () => {
    const { database, github, apply, undo } = await setUp("o/r1");
    const { id } = await apply(false);
    expect(github.issue("o/r1", 1)).toMatchObject({ labels: ["bug", "symptom: crash"], comments: [] });
    expect(github.issue("o/r1", 2).labels).toEqual(["symptom: crash"]);
    expect(await listTriages(database, "o/r1", 1)).toHaveLength(1);

    await undo(id);
    expect(github.issue("o/r1", 1).labels).toEqual(["bug"]);
    expect(github.issue("o/r1", 2).labels).toEqual(["needs: log"]);
    expect(await listTriages(database, "o/r1", 1)).toEqual([]);
    expect(await listAppliedLabels(database, { repo: "o/r1", issue: 1 })).toEqual([]);
    expect(await listAppliedLabels(database, { repo: "o/r1", issue: 2 })).toEqual([
      { ...labelsOf, confirmed: true, removed: false },
    ]);
    expect(await readPeopleSay(database, { repo: "o/r1", issue: 1 })).toEqual({ vetoedLabels: [], heldFamilies: [] });
    expect(await readProgress(database, id)).toMatchObject({ undone: 2, failed: 0 });
  });

  test("with comments, the comment is written and taken back; one that says something else by now stays", async () => {
    const { database, github, apply, undo } = await setUp("o/r2");
    const first = await apply(true);
    expect(github.issue("o/r2", 1).comments.map(({ body }) => body)).toEqual([comment("A crash.")]);
    await undo(first.id);
    expect(github.issue("o/r2", 1).comments).toEqual([]);
    expect(await findStoredComment(database, { repo: "o/r2", issue: 1 })).toBeNull();

    const second = await apply(true);
    const [written] = github.issue("o/r2", 1).comments;
    if (written) written.body = comment("Edited by a maintainer.");
    await undo(second.id);
    expect(github.issue("o/r2", 1).comments).toHaveLength(1);
  });

  test("undoing spares what people took off or put on again, and puts nothing back that they took off", async () => {
    const { github, apply, undo } = await setUp("o/r3");
    const { id } = await apply(false);
    github.issue("o/r3", 1).putOn.push("symptom: crash");
    github.issue("o/r3", 2).takenOff.push("needs: log");
    await undo(id);
    expect(github.issue("o/r3", 1).labels).toEqual(["bug", "symptom: crash"]);
    expect(github.issue("o/r3", 2).labels).toEqual([]);
  });

  test("an answer that was lost is no write repeated, and a run that was cut off is gone on with", async () => {
    const { database, github, work } = await setUp("o/r4");
    github.fail({ method: "addLabels", when: "after", error: new GitHubError("unavailable", "reset") });
    const run = await beginRun(database, { installation: 1, repo: "o/r4", comments: false }, [1, 2]);
    expect(await findOpenRun(database, "o/r4", false)).toEqual(run);
    await expect(findOpenRun(database, "o/r4", true)).rejects.toThrow("without --comments");
    expect(await work(run, "backfill")).toBe(0);
    expect(await work(run, "backfill")).toBe(0);
    expect(github.calls.filter((call) => call === "addLabels")).toHaveLength(2);
    expect(await findOpenRun(database, "o/r4", false)).toBeNull();
  });
});
