import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { GitHubError } from "../../src/github/github.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages } from "../../src/store/triages.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { commentPayload, issuePayload, type Payload } from "./support/deliveries.js";
import { eventually } from "./support/eventually.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const CRASH = "CUDA error at start";
const HANG = "Server hangs at start";
const countRows = z.array(z.object({ count: z.coerce.number() })).length(1);

/** A repository as payloads name it. */
interface Named {
  installation: number;
  id: number;
  full_name: string;
}

describe.each(DATABASE_KINDS)("a repository that gets another name, on $name", ({ open }) => {
  let opened: TestDatabase;
  let app: TestApp;
  let ids = 1_000;

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    const triager = tableTriager({
      [CRASH]: { labels: ["symptom: crash", "needs: version"], comment: comment("A crash.") },
      [HANG]: { labels: ["symptom: system-hang"], comment: comment("A hang.") },
    });
    app = await startTestApp(opened.database, { triager });
  });
  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  function repository(full_name: string): Named {
    ids += 1;
    return { installation: ids, id: ids, full_name };
  }

  async function send(event: string, payload: Payload): Promise<void> {
    expect((await app.send(event, payload)).status).toBe(200);
  }

  function sendIssue({ installation, id, full_name }: Named, number: number, more: Payload = {}): Promise<void> {
    const payload = issuePayload(full_name, number, { installation: { id: installation }, ...more });
    return send("issues", { ...payload, repository: { id, full_name } });
  }

  /** Gives the repository the name on GitHub. */
  function renameOnGitHub({ full_name }: Named, name: string): void {
    const { issues } = app.github.repository(full_name);
    for (const [number, issue] of issues) app.github.repository(name).issues.set(number, issue);
    issues.clear();
  }

  function sendRenamed({ installation, id, full_name }: Named, to: string, updated_at = "2026-01-02T03:04:05Z") {
    return send("repository", {
      action: "renamed",
      changes: { repository: { name: { from: full_name.split("/")[1] } } },
      repository: { id, full_name: to, updated_at },
      installation: { id: installation },
    });
  }

  /** Rows of tables and jobs under a name. */
  async function traces(name: string): Promise<number> {
    const { query, schema } = opened.database;
    const counts = [`${schema}.triages WHERE repo = $1`, `${schema}.applied_labels WHERE repo = $1`];
    counts.push(`${schema}.comments WHERE repo = $1`, `${schema}.repositories WHERE repo = $1`);
    counts.push(`${schema}_jobs.job WHERE data->>'repo' = $1 AND state IN ('created', 'retry', 'active')`);
    const rows = await Promise.all(counts.map((from) => query(`SELECT count(*) AS count FROM ${from}`, [name])));
    return rows.reduce((sum: number, each) => sum + (countRows.parse(each)[0]?.count ?? 0), 0);
  }

  const outcomes = async (name: string, number: number) =>
    (await listTriages(opened.database, name, number)).map(({ outcome }) => outcome);

  test("keeps what it had: decisions, labels that are ours, the one comment, what people took off", async () => {
    const old = repository("one/old");
    const issue = app.github.openIssue("one/old", 1, { title: CRASH });
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    issue.labels = issue.labels.filter((label) => label !== "needs: version");
    await sendIssue(old, 1, { action: "unlabeled", label: { name: "needs: version" } });
    await app.queue.waitUntilIdle();
    const [{ id } = { id: 0 }] = issue.comments;

    renameOnGitHub(old, "one/new");
    await sendRenamed(old, "one/new");
    await app.queue.waitUntilIdle();
    expect(await traces("one/old")).toBe(0);
    expect(await outcomes("one/new", 1)).toEqual(["done"]);
    await sendIssue({ ...old, full_name: "one/new" }, 1, { action: "reopened" });
    await app.queue.waitUntilIdle();
    expect(issue.labels).toEqual(["symptom: crash"]);
    issue.title = HANG;
    await sendIssue({ ...old, full_name: "one/new" }, 1, { action: "edited", changes: { title: { from: CRASH } } });
    await app.queue.waitUntilIdle();
    expect(issue.labels).toEqual(["symptom: system-hang"]);
    expect(issue.comments).toEqual([{ id, author: app.github.botLogin, body: comment("A hang.") }]);
  });

  test("has the jobs that waited under the old name done under the new one, dead ones too", async () => {
    const old = repository("two/old");
    app.github.openIssue("two/old", 1, { title: CRASH });
    app.github.fail({ method: "readIssue", times: 3, error: new GitHubError("unavailable", "503") });
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    await send("installation", { action: "suspend", installation: { id: old.installation }, repositories: [] });
    await app.queue.waitUntilIdle();
    const issue = app.github.openIssue("two/old", 2, { title: CRASH });
    await sendIssue(old, 2);
    const { query, schema } = opened.database;
    const count = async (where: string) =>
      countRows.parse(await query(`SELECT count(*) AS count FROM ${schema}_jobs.job WHERE ${where}`))[0]?.count;
    await eventually(async () => (await count("data->>'repo' = 'two/old' AND state = 'retry'")) === 1);

    renameOnGitHub(old, "two/new");
    await sendRenamed(old, "two/new");
    await eventually(async () => (await count("singleton_key = 'two/new#2' AND state = 'retry'")) === 1);
    await send("installation", { action: "unsuspend", installation: { id: old.installation }, repositories: [] });
    await app.queue.waitUntilIdle();
    expect(await outcomes("two/new", 2)).toEqual(["done"]);
    expect(issue.comments).toHaveLength(1);
    expect(await traces("two/old")).toBe(0);
    expect(await count("name = 'triage-dead' AND data->>'repo' = 'two/new'")).toBe(1);
  });

  test("leaves jobs that wait under its old name to the repository that has taken the name", async () => {
    const old = repository("eight/name");
    const taker = { ...repository("eight/name"), installation: old.installation };
    await send("installation", { action: "suspend", installation: { id: old.installation }, repositories: [] });
    await app.queue.waitUntilIdle();
    const ours = app.github.openIssue("eight/name", 1, { title: CRASH });
    renameOnGitHub(old, "eight/new");
    const theirs = app.github.openIssue("eight/name", 2, { title: HANG });
    await sendIssue(old, 1);
    await sendIssue(taker, 2);
    const waiting = `SELECT id FROM ${opened.database.schema}_jobs.job
      WHERE data->>'installation' = '${old.installation}' AND state = 'retry'`;
    await eventually(async () => (await opened.database.query(waiting)).length === 2);
    await sendRenamed(old, "eight/new");
    await eventually(
      async () => (await opened.database.query(`${waiting} AND data->>'repo' = 'eight/new'`)).length > 0,
    );
    await send("installation", { action: "unsuspend", installation: { id: old.installation }, repositories: [] });
    await app.queue.waitUntilIdle();
    expect([await outcomes("eight/new", 1), await outcomes("eight/name", 2)]).toEqual([["done"], ["done"]]);
    expect([ours.comments.length, theirs.comments.length]).toEqual([1, 1]);
  });

  test("has late deliveries of the old name done; another that took the name has its own done", async () => {
    const old = repository("three/old");
    const late = app.github.openIssue("three/old", 1, { title: CRASH });
    renameOnGitHub(old, "three/new");
    await sendRenamed(old, "three/new");
    await app.queue.waitUntilIdle();
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    expect(await outcomes("three/new", 1)).toEqual(["done"]);
    expect(late.comments).toHaveLength(1);
    expect(await traces("three/old")).toBe(0);

    const other = app.github.openIssue("three/old", 1, { title: HANG });
    await sendIssue(repository("three/old"), 1);
    await app.queue.waitUntilIdle();
    expect(await outcomes("three/old", 1)).toEqual(["done"]);
    expect(other.comments.map(({ body }) => body)).toEqual([comment("A hang.")]);
  });

  test("and then another comes to the last one, in whatever order that is heard", async () => {
    const first = repository("four/a");
    const issue = app.github.openIssue("four/a", 1, { title: CRASH });
    await sendIssue(first, 1);
    await app.queue.waitUntilIdle();
    renameOnGitHub(first, "four/c");
    await sendRenamed({ ...first, full_name: "four/b" }, "four/c", "2026-01-02T00:00:02Z");
    await app.queue.waitUntilIdle();
    await sendRenamed(first, "four/b", "2026-01-02T00:00:01Z");
    await app.queue.waitUntilIdle();
    expect(await outcomes("four/c", 1)).toEqual(["done"]);
    expect((await traces("four/a")) + (await traces("four/b"))).toBe(0);
    // Back to its first name.
    renameOnGitHub({ ...first, full_name: "four/c" }, "four/a");
    await sendRenamed({ ...first, full_name: "four/c" }, "four/a", "2026-01-02T00:00:03Z");
    await app.queue.waitUntilIdle();
    expect(await outcomes("four/a", 1)).toEqual(["done"]);
    expect(await traces("four/c")).toBe(0);
    expect(issue.comments).toHaveLength(1);
  });

  test("when deliveries under the new name came first keeps both, with one comment", async () => {
    const old = repository("five/old");
    const issue = app.github.openIssue("five/old", 1, { title: CRASH });
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    renameOnGitHub(old, "five/new");
    issue.title = HANG;
    await sendIssue({ ...old, full_name: "five/new" }, 1, { action: "edited", changes: { title: { from: CRASH } } });
    await app.queue.waitUntilIdle();
    await sendRenamed(old, "five/new");
    await app.queue.waitUntilIdle();
    expect(await outcomes("five/new", 1)).toEqual(["done", "done"]);
    expect(issue.comments.map(({ body }) => body)).toEqual([comment("A hang.")]);
    // Labels of the first triage are ours again, and go.
    await sendIssue({ ...old, full_name: "five/new" }, 1, { action: "reopened" });
    await app.queue.waitUntilIdle();
    expect(issue.labels).toEqual(["symptom: system-hang"]);
  });

  test("because another owner has it stays, though the former owner's installation loses it", async () => {
    const old = repository("six/repo");
    const issue = app.github.openIssue("six/repo", 1, { title: CRASH });
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    renameOnGitHub(old, "club/repo");
    const installation = { id: old.installation + 50_000 };
    const transferred = {
      action: "transferred",
      changes: { owner: { from: { user: { login: "six" } } } },
      repository: { id: old.id, full_name: "club/repo", updated_at: "2026-01-02T03:04:05Z" },
      installation,
    };
    await send("repository", transferred);
    await app.queue.waitUntilIdle();
    for (const full_name of ["six/repo", "club/repo"]) {
      const removed = { action: "removed", repositories_removed: [{ full_name }] };
      await send("installation_repositories", { ...removed, installation: { id: old.installation } });
    }
    await app.queue.waitUntilIdle();
    expect((await listTriages(opened.database, "club/repo", 1)).map((each) => each.installation)).toEqual([
      installation.id,
    ]);
    await sendIssue({ ...old, installation: installation.id, full_name: "club/repo" }, 1, { action: "reopened" });
    await app.queue.waitUntilIdle();
    expect(issue.comments).toHaveLength(1);
  });

  test("of which no event told after the first is followed by its next delivery, and late ones still find it", async () => {
    const old = repository("nine/a");
    const issue = app.github.openIssue("nine/a", 1, { title: CRASH });
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    renameOnGitHub(old, "nine/b");
    await sendRenamed(old, "nine/b");
    await app.queue.waitUntilIdle();
    renameOnGitHub({ ...old, full_name: "nine/b" }, "nine/c");
    issue.title = HANG;
    await sendIssue({ ...old, full_name: "nine/c" }, 1, {
      action: "edited",
      changes: { title: { from: CRASH } },
      issue: { updated_at: "2026-01-02T03:04:06Z" },
    });
    await app.queue.waitUntilIdle();
    for (const full_name of ["nine/a", "nine/b"]) await sendIssue({ ...old, full_name }, 1, { action: "reopened" });
    await app.queue.waitUntilIdle();
    expect(await outcomes("nine/c", 1)).toEqual(["done", "done", "done", "done"]);
    expect((await traces("nine/a")) + (await traces("nine/b"))).toBe(0);
    expect(issue.comments.map(({ body }) => body)).toEqual([comment("A hang.")]);
    // The event comes after all.
    await sendRenamed({ ...old, full_name: "nine/b" }, "nine/c", "2026-01-02T03:04:06Z");
    await app.queue.waitUntilIdle();
    expect(await outcomes("nine/c", 1)).toHaveLength(4);
  });

  test("of which no event ever told is followed by its next delivery; a name it had before all that is none", async () => {
    const old = repository("ten/a");
    const issue = app.github.openIssue("ten/a", 1, { title: CRASH });
    await sendIssue(old, 1, { issue: { updated_at: "2026-01-02T00:00:01Z" } });
    await app.queue.waitUntilIdle();
    renameOnGitHub(old, "ten/b");
    issue.title = HANG;
    await sendIssue({ ...old, full_name: "ten/b" }, 1, {
      action: "edited",
      changes: { title: { from: CRASH } },
      issue: { updated_at: "2026-01-02T00:00:03Z" },
    });
    await app.queue.waitUntilIdle();
    expect(await outcomes("ten/b", 1)).toEqual(["done", "done"]);
    expect(await traces("ten/a")).toBe(0);
    const late = { action: "reopened", issue: { updated_at: "2026-01-02T00:00:00Z" } };
    for (const full_name of ["ten/zero", "ten/a"]) await sendIssue({ ...old, full_name }, 1, late);
    await app.queue.waitUntilIdle();
    expect(await outcomes("ten/b", 1)).toEqual(["done", "done", "done", "done"]);
    expect(await traces("ten/zero")).toBe(0);
    expect(issue.comments.map(({ body }) => body)).toEqual([comment("A hang.")]);
    // The event comes after all, by a clock that is behind.
    await sendRenamed(old, "ten/b", "2026-01-02T00:00:00Z");
    await sendRenamed({ ...old, full_name: "ten/b" }, "ten/c", "2026-01-02T00:00:00Z");
    await app.queue.waitUntilIdle();
    expect(await outcomes("ten/c", 1)).toHaveLength(4);
  });

  test("is not taken for another that has its name while it is away", async () => {
    const first = repository("twelve/name");
    app.github.openIssue("twelve/name", 1, { title: CRASH });
    await sendIssue(first, 1);
    await app.queue.waitUntilIdle();
    renameOnGitHub(first, "twelve/new");
    const second = repository("twelve/name");
    app.github.openIssue("twelve/name", 2, { title: HANG });
    await sendIssue(second, 2);
    await app.queue.waitUntilIdle();
    await sendRenamed(first, "twelve/new");
    await app.queue.waitUntilIdle();
    expect(await outcomes("twelve/new", 1)).toEqual(["done"]);
    await sendIssue(second, 2, { action: "reopened" });
    await sendIssue({ ...first, full_name: "twelve/new" }, 1, { action: "reopened" });
    await app.queue.waitUntilIdle();
    expect(await outcomes("twelve/name", 2)).toEqual(["done"]);
    expect(await outcomes("twelve/new", 1)).toEqual(["done", "done"]);
  });

  test("because its owner has, keeps what it had, and so do the owner's others; late deliveries find them", async () => {
    const [one, two] = [repository("Eleven/one"), repository("Eleven/two")];
    const owner = { installation: one.installation };
    const others = { ...repository("elevenses/one"), ...owner };
    const issue = app.github.openIssue(one.full_name, 1, { title: CRASH });
    app.github.openIssue(others.full_name, 1, { title: CRASH });
    await sendIssue(one, 1);
    await sendIssue(others, 1);
    // The other is only known from when the App was installed on it.
    const added = { action: "added", repositories_added: [{ id: two.id, full_name: two.full_name }] };
    await send("installation_repositories", { ...added, installation: { id: owner.installation } });
    await app.queue.waitUntilIdle();

    for (const name of ["one", "two"]) renameOnGitHub({ ...one, full_name: `Eleven/${name}` }, `dozen/${name}`);
    const renamed = {
      action: "renamed",
      account: { id: 11, login: "dozen", updated_at: "2026-01-02T03:04:05Z" },
      changes: { login: { from: "eleven" } },
      installation: { id: owner.installation },
      target_type: "Organization",
    };
    await send("installation_target", renamed);
    await app.queue.waitUntilIdle();
    expect((await traces("Eleven/one")) + (await traces("Eleven/two"))).toBe(0);
    expect([await outcomes("dozen/one", 1), await outcomes("elevenses/one", 1)]).toEqual([["done"], ["done"]]);
    issue.title = HANG;
    await sendIssue({ ...one, ...owner }, 1, { action: "edited", changes: { title: { from: CRASH } } });
    await app.queue.waitUntilIdle();
    expect(await outcomes("dozen/one", 1)).toEqual(["done", "done"]);
    expect(issue.comments.map(({ body }) => body)).toEqual([comment("A hang.")]);

    // One of them gets another name, and the event of the owner comes once more.
    renameOnGitHub({ ...one, full_name: "dozen/one" }, "dozen/first");
    await sendRenamed({ ...one, ...owner, full_name: "dozen/one" }, "dozen/first", "2026-01-02T03:04:06Z");
    await send("installation_target", renamed);
    await app.queue.waitUntilIdle();
    expect(await outcomes("dozen/first", 1)).toEqual(["done", "done"]);
    expect((await traces("dozen/one")) + (await traces("Eleven/one"))).toBe(0);
    expect(await traces("dozen/two")).toBeGreaterThan(0);
  });

  test("is forgotten with the App, its number too, though nothing was ever decided there", async () => {
    const old = repository("thirteen/name");
    app.github.openIssue("thirteen/name", 1, { title: CRASH });
    const said = { id: 5, author: "ada", body: "I see this too." };
    const payload = commentPayload("thirteen/name", 1, said);
    const { installation, id, full_name } = old;
    await send("issue_comment", { ...payload, repository: { id, full_name }, installation: { id: installation } });
    await app.queue.waitUntilIdle();
    const { query, schema } = opened.database;
    const numbers = () => query(`SELECT id FROM ${schema}.renamed_repositories WHERE repo = 'thirteen/name'`);
    expect(await numbers()).toHaveLength(1);
    await send("installation", { action: "deleted", installation: { id: installation }, repositories: [] });
    await app.queue.waitUntilIdle();
    expect(await numbers()).toEqual([]);
  });

  test("and that the installation has lost by then leaves nothing", async () => {
    const old = repository("seven/old");
    app.github.openIssue("seven/old", 1, { title: CRASH });
    await sendIssue(old, 1);
    await app.queue.waitUntilIdle();
    app.github.repository("seven/old").issues.clear();
    const removed = { action: "removed", repositories_removed: [{ full_name: "seven/new" }] };
    await send("installation_repositories", { ...removed, installation: { id: old.installation } });
    await app.queue.waitUntilIdle();
    await sendRenamed(old, "seven/new");
    await app.queue.waitUntilIdle();
    expect(await outcomes("seven/old", 1)).toEqual([]);
    expect(await outcomes("seven/new", 1)).toEqual([]);
    const { query, schema } = opened.database;
    expect(await query(`SELECT id FROM ${schema}.renamed_repositories WHERE repo LIKE 'seven/%'`)).toEqual([]);
  });
});
