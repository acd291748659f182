import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { GitHubError } from "../../src/github/github.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages } from "../../src/store/triages.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { issuePayload, type Payload } from "./support/deliveries.js";
import { eventually } from "./support/eventually.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const TITLE = "CUDA error at start";
const TABLES = [
  "triages",
  "applied_labels",
  "comments",
  "label_vetoes",
  "held_families",
  "feedback",
  "triaged_reports",
  "repositories",
] as const;
const countRows = z.array(z.object({ count: z.coerce.number() })).length(1);

describe.each(DATABASE_KINDS)("an installation, on $name", ({ open }) => {
  let opened: TestDatabase;
  let app: TestApp;

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    const triager = tableTriager({ [TITLE]: { labels: ["symptom: crash"], comment: comment("A crash.") } });
    app = await startTestApp(opened.database, { triager });
  });
  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  async function count(sql: string, ...params: readonly unknown[]): Promise<number> {
    return countRows.parse(await opened.database.query(`SELECT count(*) AS count ${sql}`, params))[0]?.count ?? 0;
  }

  /** Rows about a repository, jobs of whatever state included. */
  async function traces(repo: string): Promise<number> {
    const { schema } = opened.database;
    const rows = await Promise.all(TABLES.map((table) => count(`FROM ${schema}.${table} WHERE repo = $1`, repo)));
    const jobs = await count(`FROM ${schema}_jobs.job WHERE data->>'repo' = $1`, repo);
    return rows.reduce((sum, each) => sum + each, jobs);
  }

  async function send(event: string, payload: Payload): Promise<void> {
    expect((await app.send(event, payload)).status).toBe(200);
  }

  /** An `issues` delivery of the installation. */
  function issue(installation: number, repo: string, number: number, more: Payload = {}): Payload {
    return issuePayload(repo, number, { installation: { id: installation }, ...more });
  }

  function installed(action: string, installation: number, ...repos: readonly string[]): Payload {
    return { action, installation: { id: installation }, repositories: repos.map((full_name) => ({ full_name })) };
  }

  function removed(installation: number, ...repos: readonly string[]): Payload {
    const names = repos.map((full_name) => ({ full_name }));
    return { action: "removed", installation: { id: installation }, repositories_removed: names };
  }

  /** A repository with an issue that has a trace in every table, and a dead letter. */
  async function fill(installation: number, repo: string): Promise<void> {
    await send("installation", installed("created", installation, repo));
    app.github.openIssue(repo, 1, { title: TITLE });
    await send("issues", issue(installation, repo, 1));
    await app.queue.waitUntilIdle();
    await send("issues", issue(installation, repo, 1, { action: "unlabeled", label: { name: "symptom: crash" } }));
    await send("issues", issue(installation, repo, 1, { action: "labeled", label: { name: "cause: oom" } }));
    app.github.fail({ method: "readIssue", times: 3, error: new GitHubError("unavailable", "503") });
    await send("issues", issue(installation, repo, 2));
    await app.queue.waitUntilIdle();
    for (const table of TABLES) {
      expect({ table, rows: await count(`FROM ${opened.database.schema}.${table} WHERE repo = $1`, repo) }).not.toEqual(
        {
          table,
          rows: 0,
        },
      );
    }
  }

  test("that is uninstalled leaves nothing, and nothing comes back", async () => {
    await fill(101, "gone/one");
    await fill(101, "gone/two");
    await fill(102, "stays/here");
    // GitHub does not name every repository of a large installation.
    await send("installation", installed("deleted", 101, "gone/one"));
    await app.queue.waitUntilIdle();
    const calls = app.github.calls.length;
    await send("issues", issue(101, "gone/one", 1));
    await send("issues", issue(101, "gone/one", 1, { action: "unlabeled", label: { name: "symptom: crash" } }));
    await send("installation", installed("created", 101, "gone/two"));
    await app.queue.waitUntilIdle();
    expect(app.github.calls).toHaveLength(calls);
    // What came late is dropped: the jobs alone tell of it, until the queue deletes what has ended.
    const ended = await count(`FROM ${opened.database.schema}_jobs.job WHERE data->>'repo' LIKE 'gone/%'`);
    // Two of the issue, two of the repository that came.
    expect(ended).toBe(4);
    expect((await traces("gone/one")) + (await traces("gone/two"))).toBe(ended);
    expect(await traces("stays/here")).toBeGreaterThan(TABLES.length);
  });

  test("that loses a repository keeps nothing of it, and the rest", async () => {
    await fill(103, "taken/away");
    await fill(103, "still/there");
    app.github.repository("taken/away").issues.clear();
    await send("installation_repositories", removed(103, "taken/away"));
    await app.queue.waitUntilIdle();
    expect(await count(`FROM ${opened.database.schema}_jobs.job WHERE data->>'repo' = 'taken/away'`)).toBe(0);
    // The name alone stays, to know that a late answer of GitHub's is no news.
    expect(await traces("taken/away")).toBe(1);
    await send("issues", issue(103, "taken/away", 1));
    await send("issues", issue(103, "taken/away", 1, { action: "unlabeled", label: { name: "symptom: crash" } }));
    await app.queue.waitUntilIdle();
    expect(await count(`FROM ${opened.database.schema}.label_vetoes WHERE repo = 'taken/away'`)).toBe(0);
    expect(await listTriages(opened.database, "taken/away", 1)).toEqual([]);
    expect(await traces("still/there")).toBeGreaterThan(TABLES.length);
  });

  test("that gets a repository back works on it, also where only an issue tells of it", async () => {
    await fill(104, "back/again");
    await send("installation_repositories", removed(104, "back/again"));
    await app.queue.waitUntilIdle();
    await send("issues", issue(104, "back/again", 1, { action: "reopened" }));
    await app.queue.waitUntilIdle();
    expect((await listTriages(opened.database, "back/again", 1)).map(({ outcome }) => outcome)).toEqual(["done"]);
    // From then on it counts as there in every way.
    await send("issues", issue(104, "back/again", 1, { action: "unlabeled", label: { name: "symptom: crash" } }));
    await app.queue.waitUntilIdle();
    expect(await count(`FROM ${opened.database.schema}.label_vetoes WHERE repo = 'back/again'`)).toBe(1);
  });

  test("that took the App off and on again keeps what is the new one's", async () => {
    await fill(105, "moved/house");
    await send("installation", installed("created", 106, "moved/house"));
    await app.queue.waitUntilIdle();
    await send("installation", installed("deleted", 105, "moved/house"));
    await app.queue.waitUntilIdle();
    expect(await count(`FROM ${opened.database.schema}.label_vetoes WHERE repo = 'moved/house'`)).toBe(1);
  });

  describe("that is suspended", () => {
    /** Jobs of the installation that wait for a time to come. */
    const waiting = (installation: number) =>
      count(
        `FROM ${opened.database.schema}_jobs.job WHERE data->>'installation' = $1 AND state = 'retry' AND start_after > now()`,
        String(installation),
      );

    test("has its jobs wait without a call, a try or an end, until it is taken back", async () => {
      await send("installation", installed("suspend", 201));
      await app.queue.waitUntilIdle();
      const calls = app.github.calls.length;
      for (const number of [1, 2, 3]) {
        app.github.openIssue("asleep/repo", number, { title: TITLE });
        await send("issues", issue(201, "asleep/repo", number));
      }
      await eventually(async () => (await waiting(201)) === 3);
      expect(app.github.calls).toHaveLength(calls);
      await send("installation", installed("unsuspend", 201));
      await app.queue.waitUntilIdle();
      for (const number of [1, 2, 3]) expect(app.github.issue("asleep/repo", number).comments).toHaveLength(1);
    });

    test("is known by GitHub's answer too, and asked by one job for all", async () => {
      for (const number of [1, 2, 3]) app.github.openIssue("refused/repo", number, { title: TITLE });
      app.github.fail({ method: "readIssue", error: new GitHubError("suspended", "403") });
      await send("issues", issue(202, "refused/repo", 1));
      await eventually(async () => (await waiting(202)) === 1);
      const calls = app.github.calls.length;
      await send("issues", issue(202, "refused/repo", 2));
      await send("issues", issue(202, "refused/repo", 3));
      await eventually(async () => (await waiting(202)) === 3);
      expect(app.github.calls).toHaveLength(calls);
      // An hour later one job looks again.
      await opened.database.query(
        `UPDATE ${opened.database.schema}.installations SET paused_until = now() WHERE id = 202`,
      );
      await opened.database.query(
        `UPDATE ${opened.database.schema}_jobs.job SET start_after = now() WHERE data->>'installation' = '202'`,
      );
      await app.queue.waitUntilIdle();
      for (const number of [1, 2, 3]) expect(app.github.issue("refused/repo", number).comments).toHaveLength(1);
    });
  });
});
