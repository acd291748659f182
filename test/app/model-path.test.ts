import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import nock from "nock";
import { pino } from "pino";
import { composeServing } from "../../src/cli/compose-serving.js";
import { migrate } from "../../src/store/migrate.js";
import { readSpending } from "../../src/store/model-days.js";
import { listTriages } from "../../src/store/triages.js";
import { endpointAt } from "../llm/support/composed.js";
import { issueOf } from "../llm/support/issues.js";
import { fails, type ModelServer, says, startModelServer } from "../llm/support/model-server.js";
import { REPLY } from "../llm/support/samples.js";
import { openTestEmbedded, type TestDatabase } from "../store/support/databases.js";
import { issuePayload } from "./support/deliveries.js";
import { startTestApp, type TestApp } from "./support/running-app.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "vllm-project/vllm";
const silent = pino({ level: "silent" });

let opened: TestDatabase;
let server: ModelServer;

beforeAll(async () => {
  nock.enableNetConnect("127.0.0.1");
  opened = await openTestEmbedded();
  await migrate(opened.database);
});

afterAll(async () => {
  await server?.close();
  await opened?.drop();
});

async function withApp(baseURL: string, work: (app: TestApp) => Promise<void>): Promise<void> {
  const app = await startTestApp(opened.database, composeServing(endpointAt(baseURL, { deadlineMs: 20_000 }), silent));
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}

async function today() {
  return readSpending(opened.database, new Date().toISOString().slice(0, 10), REPO);
}

test("an issue is read once by the model, also when it is triaged again by another process", async () => {
  server = await startModelServer(says(JSON.stringify(REPLY)));
  const { title, body } = issueOf(1);
  await withApp(server.baseURL, async (app) => {
    await app.openIssue(REPO, 1, title, body);
    await app.queue.waitUntilIdle();
    await app.send("issues", issuePayload(REPO, 1, { action: "reopened" }));
    await app.queue.waitUntilIdle();
  });
  await withApp(server.baseURL, async (app) => {
    await app.openIssue(REPO, 1, title, body);
    await app.queue.waitUntilIdle();
    const response = await fetch(`${app.url}/readyz`);
    expect(await response.json()).toMatchObject({ ready: true, model: { state: "closed" } });
  });
  expect(server.requests).toHaveLength(1);
  const triages = await listTriages(opened.database, REPO, 1);
  expect(triages.map(({ decision }) => decision?.source)).toEqual(Array(3).fill("llm+embedded"));
  expect(await today()).toMatchObject({ calls: 1, callsPerRepository: 1, tokens: 110 });
  await server.close();
});

test("an endpoint that fails leaves the App ready, and shows", async () => {
  server = await startModelServer(fails(401, "no"));
  await withApp(server.baseURL, async (app) => {
    for (let number = 11; number <= 16; number += 1) {
      const { title, body } = issueOf(number);
      await app.openIssue(REPO, number, title, body);
      await app.queue.waitUntilIdle();
    }
    const response = await fetch(`${app.url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      ready: true,
      model: { state: "open", reason: "refused", until: expect.stringMatching(/Z$/) },
    });
    expect((await listTriages(opened.database, REPO, 16))[0]).toMatchObject({ outcome: "done" });
  });
  expect(server.requests).toHaveLength(5);
});
