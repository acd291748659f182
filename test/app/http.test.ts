import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import type { Database } from "../../src/store/database.js";
import { migrate } from "../../src/store/migrate.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";
import { deliver, exampleEvents, examplePayload, examplesOf, issuePayload, sign } from "./support/deliveries.js";
import { PREVIOUS_WEBHOOK_SECRET } from "./support/environment.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { comment, tableTriager } from "./support/triager.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "Codertocat/Hello-World";
const countRows = z.array(z.object({ count: z.coerce.number() })).length(1);

describe("the App over http", () => {
  let opened: TestDatabase;
  let app: TestApp;
  // The recorded issue of @octokit/webhooks-examples has this title.
  const triager = tableTriager({
    "Spelling error in the README file": { labels: ["needs: version"], comment: comment("What version?") },
  });

  beforeAll(async () => {
    // What is tested here does not hang on the kind of database: the one that starts faster, where it is there.
    opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
    await migrate(opened.database);
    app = await startTestApp(opened.database, { triager });
  });
  afterAll(async () => {
    await app?.stop();
    await opened?.drop();
  });

  async function count(table: string): Promise<number> {
    const { query, schema }: Pick<Database, "query" | "schema"> = opened.database;
    const name = table === "jobs" ? `${schema}_jobs.job` : `${schema}.${table}`;
    return countRows.parse(await query(`SELECT count(*) AS count FROM ${name}`))[0]?.count ?? 0;
  }
  async function trace(): Promise<number[]> {
    return Promise.all(["deliveries", "triages", "jobs"].map(count));
  }

  test("triages the recorded issues.opened of GitHub's", async () => {
    app.github.openIssue(REPO, 1, { title: "Spelling error in the README file" });
    const response = await app.send("issues", examplePayload("issues", "opened"));
    expect(response.status).toBe(200);
    await app.queue.waitUntilIdle();
    expect(app.github.issue(REPO, 1)).toMatchObject({
      labels: ["needs: version"],
      comments: [{ body: comment("What version?") }],
    });
  });

  test.each([
    ["by another secret", () => sign(JSON.stringify(issuePayload(REPO, 2)), "other secret")],
    ["of another body", () => sign("{}")],
    ["of the old kind", () => "sha1=0000000000000000000000000000000000000000"],
    ["that is none", () => "nonsense"],
  ])("refuses a signature %s, without a trace", async (_case, signature) => {
    const before = await trace();
    const delivery = { event: "issues", payload: issuePayload(REPO, 2), id: randomUUID() };
    const response = await deliver(app.webhookUrl, delivery, { "x-hub-signature-256": signature() });
    expect(response.status).toBe(400);
    expect(await trace()).toEqual(before);
  });

  test("takes a delivery that is signed with the previous secret, and knows it by its id", async () => {
    app.github.openIssue(REPO, 6, { title: "x" });
    const delivery = { event: "issues", payload: issuePayload(REPO, 6), id: randomUUID() };
    const previous = sign(JSON.stringify(delivery.payload), PREVIOUS_WEBHOOK_SECRET);
    const [before = 0] = await trace();
    expect((await deliver(app.webhookUrl, delivery, { "x-hub-signature-256": previous })).status).toBe(200);
    expect((await deliver(app.webhookUrl, delivery)).status).toBe(200);
    expect((await trace())[0]).toBe(before + 1);
    const other = { ...delivery, payload: issuePayload(REPO, 7) };
    expect((await deliver(app.webhookUrl, other, { "x-hub-signature-256": previous })).status).toBe(400);
    await app.queue.waitUntilIdle();
  });

  test("a delivery that was refused is taken when it comes rightly signed", async () => {
    app.github.openIssue(REPO, 3, { title: "x" });
    const delivery = { event: "issues", payload: issuePayload(REPO, 3), id: randomUUID() };
    expect((await deliver(app.webhookUrl, delivery, { "x-hub-signature-256": sign("{}") })).status).toBe(400);
    const [before = 0] = await trace();
    expect((await deliver(app.webhookUrl, delivery)).status).toBe(200);
    expect((await trace())[0]).toBe(before + 1);
    await app.queue.waitUntilIdle();
  });

  test.each(["x-github-event", "x-github-delivery", "x-hub-signature-256"])(
    "refuses a delivery without %s",
    async (header) => {
      const before = await trace();
      const delivery = { event: "issues", payload: issuePayload(REPO, 2), id: randomUUID() };
      expect((await deliver(app.webhookUrl, delivery, { [header]: undefined })).status).toBe(400);
      expect(await trace()).toEqual(before);
    },
  );

  test("refuses what is not JSON", async () => {
    const delivery = { event: "issues", payload: issuePayload(REPO, 2), id: randomUUID() };
    expect((await deliver(app.webhookUrl, delivery, { "content-type": "text/plain" })).status).toBe(415);
    const body = "{ not json";
    const response = await fetch(app.webhookUrl, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "x-github-event": "issues",
        "x-github-delivery": randomUUID(),
        "x-hub-signature-256": sign(body),
      },
    });
    expect(response.status).toBe(400);
  });

  test("refuses a body over GitHub's cap by its declared length, before it is sent", async () => {
    const { hostname, port } = new URL(app.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        socket.write("POST /api/github/webhooks HTTP/1.1\r\nhost: x\r\ncontent-length: 26214401\r\n\r\n");
      });
      socket.once("data", (data) => {
        resolve(data.toString("utf8"));
        socket.destroy();
      });
      socket.once("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/connection: close/i);
  });

  test("stores nothing for issues that are none of its business", async () => {
    const before = await trace();
    const deliveries = [
      issuePayload(REPO, 4, { sender: { type: "Bot", login: "dependabot[bot]" } }),
      issuePayload(REPO, 4, { issue: { pull_request: { url: "x" } } }),
      issuePayload(REPO, 4, { issue: { locked: true } }),
      issuePayload(REPO, 4, { installation: undefined }),
    ];
    for (const payload of deliveries) expect((await app.send("issues", payload)).status).toBe(200);
    expect(await trace()).toEqual(before);
  });

  test("answers every recorded event of GitHub's, and triages opened and reopened issues only", async () => {
    const calls = app.github.calls.length;
    const [, before = 0] = await trace();
    for (const event of exampleEvents()) {
      for (const payload of examplesOf(event)) {
        // The two that are acted upon have tests of their own.
        if (event === "issues" && (payload.action === "opened" || payload.action === "reopened")) continue;
        const response = await app.send(event, { ...payload, installation: { id: 99, node_id: "x" } });
        expect([event, payload.action, response.status]).toEqual([event, payload.action, 200]);
      }
    }
    await app.queue.waitUntilIdle();
    // Fewer where a recorded deletion is about an issue that was triaged.
    expect((await trace())[1]).toBeLessThanOrEqual(before);
    const others = app.github.calls.slice(calls).filter((call) => call !== "listLabels" && call !== "createLabel");
    expect(others).toEqual([]);
  });

  test("is alive and ready", async () => {
    expect(await (await fetch(`${app.url}/healthz`)).json()).toEqual({ status: "ok" });
    const ready = await fetch(`${app.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ready: true, database: "ok", queue: "ok" });
  });

  test("counts what came, what became of it and how long it took, for Prometheus", async () => {
    const scrape = async (): Promise<(sample: string) => number> => {
      const response = await fetch(`${app.url}/metrics`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
      const lines = (await response.text()).split("\n");
      return (sample) => Number(lines.find((line) => line.startsWith(`${sample} `))?.slice(sample.length + 1));
    };
    const SAMPLES = {
      stored: 'engine_triage_deliveries_total{result="stored"}',
      known: 'engine_triage_deliveries_total{result="known"}',
      refused: 'engine_triage_deliveries_total{result="refused"}',
      ignored: 'engine_triage_deliveries_total{result="ignored"}',
      done: 'engine_triage_jobs_total{kind="triage",outcome="done"}',
      timed: 'engine_triage_triage_seconds_count{reason="opened"}',
    };
    app.github.openIssue(REPO, 20, { title: "Spelling error in the README file" });
    const delivery = { event: "issues", payload: issuePayload(REPO, 20), id: randomUUID() };
    const earlier = await scrape();
    await deliver(app.webhookUrl, delivery);
    await deliver(app.webhookUrl, delivery);
    await deliver(app.webhookUrl, delivery, { "x-hub-signature-256": sign("{}") });
    await app.send("issues", issuePayload(REPO, 21, { sender: { type: "Bot", login: "dependabot[bot]" } }));
    await app.queue.waitUntilIdle();
    const now = await scrape();
    for (const sample of Object.values(SAMPLES)) expect(now(sample)).toBe((earlier(sample) || 0) + 1);
    expect(now('engine_triage_queue_jobs{state="ready"}')).toBe(0);
    expect(now("engine_triage_dead_letters")).toBe(0);
    expect(now("engine_triage_database_up")).toBe(1);
  });

  test.each([
    ["GET", "/probot"],
    ["GET", "/api/github/webhooks"],
    ["POST", "/healthz"],
    ["POST", "/probot/import"],
    ["GET", "/constructor"],
  ])("%s %s is not found", async (method, path) => {
    expect((await fetch(`${app.url}${path}`, { method })).status).toBe(404);
  });

  test("tells a sender nothing about what failed", async () => {
    const { query } = opened.database;
    const { schema } = opened.database;
    await query(`ALTER TABLE ${schema}.deliveries RENAME TO hidden`);
    const response = await app.send("issues", issuePayload(REPO, 5));
    await query(`ALTER TABLE ${schema}.hidden RENAME TO deliveries`);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).toContain("could not be stored");
    expect(text).not.toMatch(/relation|deliveries|does not exist/);
  });
});
