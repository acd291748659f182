import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { GitHubError } from "../../src/github/github.js";
import { migrate } from "../../src/store/migrate.js";
import { listTriages } from "../../src/store/triages.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { issuePayload } from "./support/deliveries.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "vllm-project/vllm";

describe.each(DATABASE_KINDS)("an opened issue, on $name", ({ open }) => {
  let opened: TestDatabase;
  let app: TestApp;
  const triager = tableTriager({
    "CUDA error at start": {
      kind: { id: "malfunction", p: 0.97 },
      labels: ["symptom: crash", "needs: version"],
      comment: comment("Most likely a crash."),
    },
    "Please support X": { kind: { id: "feature-request", p: 0.9 } },
  });

  beforeAll(async () => {
    opened = await open();
    await migrate(opened.database);
    app = await startTestApp(opened.database, { triager });
  });

  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  async function outcomes(number: number): Promise<readonly string[]> {
    return (await listTriages(opened.database, REPO, number)).map(({ outcome }) => outcome);
  }

  test("gets its labels, with colour and description, and one comment", async () => {
    const response = await app.openIssue(REPO, 1, "CUDA error at start");
    expect(response.status).toBe(200);
    await app.queue.waitUntilIdle();

    const issue = app.github.issue(REPO, 1);
    expect(issue.labels).toEqual(["symptom: crash", "needs: version"]);
    expect(issue.comments).toEqual([
      { id: expect.any(Number), author: "engine-triage[bot]", body: comment("Most likely a crash.") },
    ]);
    expect(app.github.repository(REPO).labels.get("symptom: crash")).toEqual({
      name: "symptom: crash",
      color: "b60205",
      description: expect.stringMatching(/^Crash \(symptom in the study/),
    });
    expect(await outcomes(1)).toEqual(["done"]);
  });

  test("is left alone where there is nothing to say, and that is on record", async () => {
    await app.openIssue(REPO, 2, "Please support X");
    await app.queue.waitUntilIdle();
    expect(app.github.issue(REPO, 2)).toMatchObject({ labels: [], comments: [] });
    expect(await outcomes(2)).toEqual(["abstained"]);
  });

  test("delivered five times at once gets one set of labels and one comment", async () => {
    app.github.openIssue(REPO, 3, { title: "CUDA error at start" });
    const id = randomUUID();
    const before = app.github.calls.length;
    const responses = await Promise.all(Array.from({ length: 5 }, () => app.send("issues", issuePayload(REPO, 3), id)));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await app.queue.waitUntilIdle();

    expect(app.github.issue(REPO, 3).labels).toEqual(["symptom: crash", "needs: version"]);
    expect(app.github.issue(REPO, 3).comments).toHaveLength(1);
    expect(app.github.calls.slice(before).filter((call) => call === "readIssue")).toHaveLength(1);
    expect(await outcomes(3)).toEqual(["done"]);
  });

  test("opened and reopened at once is still triaged to one set of labels and one comment", async () => {
    app.github.openIssue(REPO, 4, { title: "CUDA error at start" });
    await Promise.all([
      app.send("issues", issuePayload(REPO, 4)),
      app.send("issues", issuePayload(REPO, 4, { action: "reopened" })),
      app.send("issues", issuePayload(REPO, 4, { action: "reopened" })),
    ]);
    await app.queue.waitUntilIdle();
    expect(app.github.issue(REPO, 4).labels).toEqual(["symptom: crash", "needs: version"]);
    expect(app.github.issue(REPO, 4).comments).toHaveLength(1);
    expect(await outcomes(4)).toEqual(["done", "done", "done"]);
  });

  test("reopened does not get back a label that a human took away", async () => {
    const issue = app.github.openIssue(REPO, 5, { title: "CUDA error at start" });
    await app.send("issues", issuePayload(REPO, 5));
    await app.queue.waitUntilIdle();
    issue.labels = issue.labels.filter((label) => label !== "symptom: crash");
    await app.send("issues", issuePayload(REPO, 5, { action: "reopened" }));
    await app.queue.waitUntilIdle();
    expect(issue.labels).toEqual(["needs: version"]);
  });

  test("that is gone, locked or a pull request by the time of the triage is left alone", async () => {
    await app.send("issues", issuePayload(REPO, 6));
    app.github.openIssue(REPO, 7, { title: "CUDA error at start", locked: true });
    await app.send("issues", issuePayload(REPO, 7));
    app.github.openIssue(REPO, 8, { title: "CUDA error at start", isPullRequest: true });
    await app.send("issues", issuePayload(REPO, 8));
    await app.queue.waitUntilIdle();
    expect(await outcomes(6)).toEqual(["gone"]);
    expect(await outcomes(7)).toEqual(["skipped"]);
    expect(await outcomes(8)).toEqual(["skipped"]);
    expect(app.github.issue(REPO, 7)).toMatchObject({ labels: [], comments: [] });
  });

  test.each(["readIssue", "addLabels", "createComment"] as const)(
    "survives an outage of GitHub's at %s, before and after the work",
    async (method) => {
      const number = { readIssue: 10, addLabels: 11, createComment: 12 }[method];
      for (const when of ["before", "after"] as const) {
        app.github.fail({ method, when, error: new GitHubError("unavailable", "503") });
      }
      await app.openIssue(REPO, number, "CUDA error at start");
      await app.queue.waitUntilIdle();
      expect(app.github.issue(REPO, number).labels).toEqual(["symptom: crash", "needs: version"]);
      expect(app.github.issue(REPO, number).comments).toHaveLength(1);
      expect(await outcomes(number)).toEqual(["done"]);
    },
  );

  test("on a repository that refuses the App says nothing and is not tried again", async () => {
    app.github.fail({ method: "addLabels", error: new GitHubError("forbidden", "403") });
    await app.openIssue(REPO, 40, "CUDA error at start");
    await app.queue.waitUntilIdle();
    expect(app.github.issue(REPO, 40)).toMatchObject({ labels: [], comments: [] });
    expect(await outcomes(40)).toEqual(["forbidden"]);
  });

  test("in a batch of ten is worked off within seconds", async () => {
    const started = performance.now();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => app.openIssue(REPO, 100 + index, "CUDA error at start")),
    );
    await app.queue.waitUntilIdle();
    expect(performance.now() - started).toBeLessThan(5_000);
    for (let number = 100; number < 110; number++) expect(app.github.issue(REPO, number).comments).toHaveLength(1);
  });
});
