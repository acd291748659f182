import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { createGitHubOf, createProbot } from "../../src/github/installations.js";
import { type RunningApp, startApp } from "../../src/server/app.js";
import { migrate } from "../../src/store/migrate.js";
import { type GitHubServer, startGitHubServer } from "../github/support/github-server.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";
import { deliver, issuePayload } from "./support/deliveries.js";
import { APP_ID, testEnvironment } from "./support/environment.js";
import { EAGER } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const LABELS = ["symptom: crash", "cause: numerical-bug", "needs: version"];
const triager = tableTriager({ crash: { labels: LABELS, comment: comment("Which version?") } });

let opened: TestDatabase;
let github: GitHubServer;
let app: RunningApp;

beforeAll(async () => {
  opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
  await migrate(opened.database);
  github = await startGitHubServer();
  const environment = testEnvironment({ GHE_HOST: github.host, GHE_PROTOCOL: "http" });
  const logger = pino({ level: "silent" });
  const probot = createProbot(environment, logger, { timeoutMs: 15_000, spaceWrites: false });
  const githubOf = createGitHubOf(probot, APP_ID);
  app = await startApp(environment, { triager, logger, githubOf, database: opened.database, queueOptions: EAGER });
});
afterAll(async () => {
  await app?.stop();
  await github?.close();
  await opened?.drop();
});

/** Delivers an event of the issue and gives the calls that its job made. */
async function callsFor(number: number, action: "opened" | "reopened" = "opened"): Promise<string[]> {
  const before = github.calls.length;
  const payload = issuePayload("o/r", number, { action });
  expect((await deliver(app.webhookUrl, { event: "issues", payload, id: randomUUID() })).status).toBe(200);
  await app.queue.waitUntilIdle();
  return github.calls.slice(before);
}

test("an ordinary issue takes four calls once the labels are known, and none of them twice", async () => {
  for (const number of [1, 2]) {
    github.issues.set(number, { title: "crash", body: "It crashes.", labels: [], comments: [] });
  }
  // The first issue of a repository also looks for its configuration and its owner's, and makes the labels.
  const first = await callsFor(1);
  expect(first.slice(0, 2)).toEqual([
    "GET /repos/o/r/contents/.github/engine-triage.yml",
    "GET /repos/o/.github/contents/.github/engine-triage.yml",
  ]);
  expect(first).toHaveLength(2 + 4 + 2 * LABELS.length);

  expect(await callsFor(2)).toEqual([
    "GET /repos/o/r/issues/2",
    "POST /repos/o/r/issues/2/labels",
    "GET /repos/o/r/issues/2/comments?per_page=100&page=1",
    "POST /repos/o/r/issues/2/comments",
  ]);
  expect(github.issues.get(2)).toEqual({
    title: "crash",
    body: "It crashes.",
    labels: LABELS,
    comments: [comment("Which version?")],
  });
});

test("an issue that is triaged again without a change costs one call, and then none of the hour's", async () => {
  expect(await callsFor(2, "reopened")).toEqual(["GET /repos/o/r/issues/2"]);
  const counted = github.counted;
  expect(await callsFor(2, "reopened")).toEqual(["GET /repos/o/r/issues/2 304"]);
  expect(github.counted).toBe(counted);
  expect(github.issues.get(2)?.comments).toHaveLength(1);
});

test("the App as `serve` makes it counts its calls, and shows what is left of the hour's", async () => {
  github.issues.set(3, { title: "one label", body: "x", labels: [], comments: [] });
  github.labels.add("needs: version");
  await app.stop();
  app = await startApp(testEnvironment({ GHE_HOST: github.host, GHE_PROTOCOL: "http" }), {
    triager: tableTriager({ "one label": { labels: ["needs: version"] } }),
    logger: pino({ level: "silent" }),
    database: opened.database,
    queueOptions: EAGER,
  });
  expect(await callsFor(3)).toHaveLength(2 + 3);
  const text = await (await fetch(`${app.url}/metrics`)).text();
  // One more for the installation's token.
  expect(text).toContain('engine_triage_github_calls_total{status="2xx"} 4\n');
  expect(text).toContain(`engine_triage_github_calls_remaining{installation="2"} ${5_000 - github.counted}\n`);
});
