import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { DEFAULT_SETTINGS } from "../../src/decide/settings.js";
import { GitHubError } from "../../src/github/github.js";
import { familyLabels } from "../../src/plan/family-labels.js";
import { listAppliedLabels } from "../../src/store/applied-labels.js";
import { listFeedback } from "../../src/store/feedback.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages } from "../../src/store/triages.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { issuePayload, type Payload } from "./support/deliveries.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "vllm-project/vllm";
const CRASH = "CUDA error at start";
const HANG = "Server hangs at start";
const BOT = { type: "Bot", login: "other[bot]" };

describe.each(DATABASE_KINDS)("the life of an issue, on $name", ({ open }) => {
  let opened: TestDatabase;
  let app: TestApp;
  let decided = 0;
  const table = tableTriager({
    [CRASH]: { labels: ["symptom: crash", "needs: version"], comment: comment("Most likely a crash.") },
    [`${CRASH} again`]: { labels: ["symptom: crash", "needs: version"], comment: comment("Most likely a crash.") },
    [`${HANG}, still`]: { labels: ["symptom: system-hang"], comment: comment("Still a hang.") },
    [HANG]: { labels: ["symptom: system-hang"], comment: comment("Most likely a hang.") },
  });

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    const triager = {
      decide: (issue: Parameters<typeof table.decide>[0]) => {
        decided += 1;
        return table.decide(issue);
      },
    };
    app = await startTestApp(opened.database, { triager });
  });
  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  /** An issue that was opened and triaged. */
  async function triaged(number: number, title = CRASH, body = "Since yesterday.") {
    await app.openIssue(REPO, number, title, body);
    await app.queue.waitUntilIdle();
    return app.github.issue(REPO, number);
  }

  async function send(number: number, action: string, more: Payload = {}): Promise<void> {
    expect((await app.send("issues", issuePayload(REPO, number, { action, ...more }))).status).toBe(200);
    await app.queue.waitUntilIdle();
  }

  const edit = (number: number) => send(number, "edited", { changes: { body: { from: "x" } } });

  /** What GitHub was asked, and how the triages ended, since `since` calls. */
  async function since(calls: number, number: number) {
    const outcomes = (await listTriages(opened.database, REPO, number)).map(({ outcome }) => outcome);
    return { calls: app.github.calls.slice(calls), outcomes };
  }

  describe("edited", () => {
    test("in its form alone is read and left as it is, without a decision", async () => {
      const issue = await triaged(1);
      issue.body = "Since\n\n\n**yesterday**.";
      const before = { calls: app.github.calls.length, decided };
      await edit(1);
      expect(await since(before.calls, 1)).toEqual({ calls: ["readIssue"], outcomes: ["unchanged", "done"] });
      expect(decided).toBe(before.decided);
    });

    test("to say something else changes its labels, and the comment in place", async () => {
      const issue = await triaged(2);
      const [{ id } = { id: 0 }] = issue.comments;
      issue.title = HANG;
      await edit(2);
      expect(issue.labels).toEqual(["symptom: system-hang"]);
      expect(issue.comments).toEqual([{ id, author: app.github.botLogin, body: comment("Most likely a hang.") }]);
    });

    test("to say the same in other words writes nothing", async () => {
      const issue = await triaged(3);
      issue.title = `${CRASH} again`;
      const calls = app.github.calls.length;
      await edit(3);
      expect(await since(calls, 3)).toEqual({ calls: ["readIssue"], outcomes: ["done", "done"] });
    });

    test("after a triage that failed is triaged, though it says what it said", async () => {
      app.github.fail({ method: "createComment", error: new GitHubError("invalid", "422") });
      const issue = await triaged(4);
      expect(issue.comments).toEqual([]);
      await edit(4);
      expect(issue.comments).toHaveLength(1);
    });
  });

  describe("closed", () => {
    test("asks for nothing, and is left alone by a triage that still waited", async () => {
      app.github.openIssue(REPO, 10, { title: CRASH, state: "closed" });
      const calls = app.github.calls.length;
      await send(10, "closed");
      await send(10, "opened");
      await edit(10);
      expect(await since(calls, 10)).toEqual({ calls: ["readIssue", "readIssue"], outcomes: ["skipped", "skipped"] });
      expect(app.github.issue(REPO, 10)).toMatchObject({ labels: [], comments: [] });
    });

    test("and reopened is triaged", async () => {
      const issue = app.github.openIssue(REPO, 11, { title: CRASH, state: "closed" });
      await send(11, "opened");
      issue.state = "open";
      await send(11, "reopened");
      expect(issue.labels).toEqual(["symptom: crash", "needs: version"]);
      expect(issue.comments).toHaveLength(1);
    });
  });

  test.each([
    ["deleted", 20],
    ["transferred", 21],
  ])("%s is forgotten, and a triage that comes late does no harm", async (action, number) => {
    await triaged(number);
    await send(number, "unlabeled", { label: { name: "symptom: crash" } });
    app.github.repository(REPO).issues.delete(number);
    await send(number, action);
    const key = { repo: REPO, issue: number };
    expect(await listTriages(opened.database, REPO, number)).toEqual([]);
    expect(await listAppliedLabels(opened.database, key)).toEqual([]);
    expect(await listFeedback(opened.database, key)).toEqual([]);
    await send(number, "opened");
    expect((await since(0, number)).outcomes).toEqual(["gone"]);
    expect(await listAppliedLabels(opened.database, key)).toEqual([]);
  });

  test("transferred here is not triaged", async () => {
    app.github.openIssue(REPO, 22, { title: CRASH });
    await send(22, "opened", { changes: { old_issue: { number: 3 }, old_repository: {} } });
    expect(app.github.issue(REPO, 22)).toMatchObject({ labels: [], comments: [] });
  });

  describe("a label", () => {
    test("that a person took off does not come back, and is feedback", async () => {
      const issue = await triaged(30);
      issue.labels = ["needs: version"];
      await send(30, "unlabeled", { label: { name: "symptom: crash" } });
      await send(30, "reopened");
      expect(issue.labels).toEqual(["needs: version"]);
      expect(await listFeedback(opened.database, { repo: REPO, issue: 30 })).toMatchObject([
        { correction: "label-removed", label: "symptom: crash", sender: "Codertocat" },
      ]);
    });

    test("that a person took off before this App would have put it there does not come", async () => {
      const issue = app.github.openIssue(REPO, 31, { title: CRASH });
      await send(31, "unlabeled", { label: { name: "Symptom: Crash" } });
      await send(31, "opened");
      expect(issue.labels).toEqual(["needs: version"]);
    });

    test("that a person put on holds its family, also once it is gone again", async () => {
      const issue = app.github.openIssue(REPO, 32, { title: CRASH, labels: ["symptom: system-hang"] });
      await send(32, "labeled", { label: { name: "symptom: system-hang" } });
      await send(32, "opened");
      expect(issue.labels).toEqual(["symptom: system-hang", "needs: version"]);
      issue.labels = ["needs: version"];
      await send(32, "unlabeled", { label: { name: "symptom: system-hang" } });
      await send(32, "reopened");
      expect(issue.labels).toEqual(["needs: version"]);
    });

    test("of ours that a person put back is theirs: it stays when it no longer fits", async () => {
      const issue = await triaged(33);
      await send(33, "unlabeled", { label: { name: "needs: version" } });
      await send(33, "labeled", { label: { name: "needs: version" } });
      issue.title = HANG;
      await edit(33);
      expect(issue.labels).toContain("needs: version");
    });

    test("that another bot took off does not come back either, and is no feedback", async () => {
      const issue = await triaged(34);
      issue.labels = ["needs: version"];
      await send(34, "unlabeled", { label: { name: "symptom: crash" }, sender: BOT });
      await send(34, "reopened");
      expect(issue.labels).toEqual(["needs: version"]);
      expect(await listFeedback(opened.database, { repo: REPO, issue: 34 })).toEqual([]);
    });

    test("that this App put on or took off is no word of anybody's", async () => {
      const issue = await triaged(35);
      const own = { sender: { type: "Bot", login: app.github.botLogin } };
      for (const name of ["symptom: crash", "needs: version"]) await send(35, "labeled", { label: { name }, ...own });
      issue.title = HANG;
      await edit(35);
      await send(35, "unlabeled", { label: { name: "symptom: crash" }, ...own });
      issue.title = CRASH;
      await edit(35);
      expect(issue.labels).toEqual(["symptom: crash", "needs: version"]);
    });
  });

  describe("where people took everything away", () => {
    test("a comment that was deleted is not written again, whatever there is to say", async () => {
      const issue = await triaged(40);
      issue.comments = [];
      issue.title = HANG;
      await edit(40);
      issue.title = CRASH;
      await edit(40);
      expect(issue.comments).toEqual([]);
    });

    test("the triage ends as vetoed, and a later one asks GitHub for nothing more", async () => {
      const issue = await triaged(41, HANG);
      issue.comments = [];
      issue.labels = [];
      await send(41, "unlabeled", { label: { name: "symptom: system-hang" } });
      issue.title = `${HANG}, still`;
      await edit(41);
      expect((await since(0, 41)).outcomes[0]).toBe("vetoed");
      const calls = app.github.calls.length;
      await send(41, "reopened");
      expect(await since(calls, 41)).toMatchObject({ calls: ["readIssue"], outcomes: ["vetoed", "vetoed", "done"] });
      expect(issue).toMatchObject({ labels: [], comments: [] });
    });
  });

  test("labels are prepared on a repository that is added, with those that are there left as they are", async () => {
    const repo = "o/added";
    app.github
      .repository(repo)
      .labels.set("symptom: crash", { name: "Symptom: Crash", color: "ffffff", description: "" });
    const added = { installation: { id: 7 }, repositories_added: [{ full_name: repo }], repositories_removed: [] };
    const before = app.github.calls.length;
    expect((await app.send("installation_repositories", { action: "added", ...added })).status).toBe(200);
    await app.queue.waitUntilIdle();
    const { labels } = app.github.repository(repo);
    const wanted = familyLabels(DEFAULT_SETTINGS);
    expect(wanted.length).toBeGreaterThan(40);
    for (const { name, color, description } of wanted.filter(({ name }) => name !== "symptom: crash")) {
      expect(labels.get(name)).toEqual({ name, color, description });
    }
    expect(labels.get("symptom: crash")).toMatchObject({ color: "ffffff" });
    // Beside the configuration, one call for what is there and one for each that is not.
    const calls = app.github.calls.slice(before).filter((method) => method !== "readFile");
    // And one for the index of similar issues.
    expect(calls.filter((method) => method === "listNewestIssues")).toHaveLength(1);
    expect(calls).toHaveLength(wanted.length + 1);
  });
});
