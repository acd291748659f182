import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { CONFIGURATION_PATH } from "../../src/config/repository/from-files.js";
import { EXPLANATION_MARKER } from "../../src/decide/comment/comment-marker.js";
import { createAppMetrics } from "../../src/metrics/app-metrics.js";
import { listFeedback } from "../../src/store/feedback.js";
import { migrate } from "../../src/store/migrate.js";
import { readPeopleSay } from "../../src/store/people-say.js";
import { listVerdicts } from "../../src/store/verdicts.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { commentPayload, issuePayload } from "./support/deliveries.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "o/mapped";
const PLAIN = "o/plain";
const CRASH = "CUDA error at start";
const FILE = `
labels:
  names: { cause: "area/{id}" }
  existing: { symptom:crash: "bug: crash", symptom:system-hang: "bug: hang", cause:incorrect-resource-allocation: memory, cause:incorrect-resource-deallocation: memory }
`;

describe.each(DATABASE_KINDS)("labels by the repository's own names, on $name", ({ open }) => {
  let opened: TestDatabase;
  let app: TestApp;
  const metrics = createAppMetrics();

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    const symptoms = [{ id: "crash", p: 0.9 } as const];
    const triager = tableTriager({
      [CRASH]: {
        kind: { id: "malfunction", p: 0.9 },
        symptoms,
        labels: ["symptom: crash"],
        comment: comment("A crash."),
      },
    });
    app = await startTestApp(opened.database, { triager, metrics });
    app.github.repository(REPO).files.set(CONFIGURATION_PATH, FILE);
  });
  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  async function triaged(number: number, repo = REPO) {
    await app.openIssue(repo, number, CRASH);
    await app.queue.waitUntilIdle();
    return app.github.issue(repo, number);
  }

  async function send(number: number, action: string, name?: string, repo = REPO): Promise<void> {
    const more = name === undefined ? {} : { label: { name } };
    expect((await app.send("issues", issuePayload(repo, number, { action, ...more }))).status).toBe(200);
    await app.queue.waitUntilIdle();
  }

  /** Label changes that came to the queue so far. */
  async function jobs(): Promise<number> {
    const lines = (await metrics.text()).matchAll(/^engine_triage_jobs_total\{kind="label-change",.*\} (\d+)$/gm);
    return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
  }

  const key = (issue: number) => ({ repo: REPO, issue });

  test("one that a person takes off does not come back: it is a veto, feedback and a word on the decision", async () => {
    const issue = await triaged(1);
    expect(issue.labels).toEqual(["bug: crash"]);
    issue.labels = [];
    await send(1, "unlabeled", "Bug: Crash");
    await send(1, "reopened");
    expect(issue.labels).toEqual([]);
    expect(await readPeopleSay(opened.database, key(1))).toEqual({ vetoedLabels: ["bug: crash"], heldFamilies: [] });
    expect(await listFeedback(opened.database, key(1))).toMatchObject([{ correction: "label-removed" }]);
    expect(await listVerdicts(opened.database, key(1))).toMatchObject([
      { family: "symptom", decided: "crash", isLabelled: true, said: null },
    ]);
  });

  test("one that a person sets holds its family, also once it is gone, and says its class", async () => {
    const issue = await triaged(2);
    issue.labels = ["bug: hang"];
    await send(2, "unlabeled", "bug: crash");
    await send(2, "labeled", "bug: hang");
    issue.labels = [];
    await send(2, "reopened");
    expect(issue.labels).toEqual([]);
    expect(await readPeopleSay(opened.database, key(2))).toMatchObject({ heldFamilies: ["symptom"] });
    expect(await listVerdicts(opened.database, key(2))).toMatchObject([{ decided: "crash", said: "system-hang" }]);
  });

  test("one by a pattern of names is heard; one that stands for several classes holds the family and says none", async () => {
    await triaged(3);
    await send(3, "labeled", "area/misused-api");
    expect(await readPeopleSay(opened.database, key(3))).toMatchObject({ heldFamilies: ["cause"] });
    await triaged(4);
    await send(4, "labeled", "memory");
    await send(4, "unlabeled", "memory");
    expect(await readPeopleSay(opened.database, key(4))).toEqual({ vetoedLabels: ["memory"], heldFamilies: ["cause"] });
    expect(await listVerdicts(opened.database, key(4))).toEqual([]);
  });

  test("our own names are heard as ever, also where the repository has others for them", async () => {
    await triaged(5);
    await send(5, "labeled", "cause: misused-api");
    expect(await readPeopleSay(opened.database, key(5))).toMatchObject({ heldFamilies: ["cause"] });
  });

  test("labels that are nobody's cost no job, nor do those of a repository that maps none", async () => {
    await triaged(6);
    await triaged(6, PLAIN);
    const before = await jobs();
    for (const name of ["bug", "good first issue", "bug: crash-ish", "areas/misused-api"])
      await send(6, "labeled", name);
    await send(6, "labeled", "bug: crash", PLAIN);
    await send(6, "labeled", "bug: crash", "o/never-seen");
    expect(await jobs()).toBe(before);
    await send(6, "labeled", "bug: crash");
    expect(await jobs()).toBe(before + 1);
  });

  test("an explanation says that somebody took it off, and a command for the class brings it back", async () => {
    const issue = await triaged(7);
    issue.labels = [];
    await send(7, "unlabeled", "bug: crash");
    app.github.repository(REPO).roles.set("ada", "triage");
    await say(7, "/triage explain");
    const reply = () => issue.comments.find(({ body }) => body.startsWith(EXPLANATION_MARKER))?.body;
    expect(reply()).toContain("no: somebody took it off");
    await say(7, "/triage symptom:crash");
    expect(issue.labels).toEqual(["bug: crash"]);
    expect(await readPeopleSay(opened.database, key(7))).toMatchObject({ vetoedLabels: [] });
  });

  async function say(number: number, body: string): Promise<void> {
    const written = app.github.comment(REPO, number, "ada", body);
    await app.send("issue_comment", commentPayload(REPO, number, written));
    await app.queue.waitUntilIdle();
  }
});
