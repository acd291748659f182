import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { composeServing } from "../../src/cli/compose-serving.js";
import { createLogger } from "../../src/config/logger.js";
import { startApp } from "../../src/server/app.js";
import { migrate } from "../../src/store/migrate.js";
import { type GitHubServer, startGitHubServer } from "../github/support/github-server.js";
import { TOKEN } from "../github/support/installed-app.js";
import { endpointAt } from "../llm/support/composed.js";
import { issueOf } from "../llm/support/issues.js";
import { fails, type ModelServer, startModelServer } from "../llm/support/model-server.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";
import { deliver, issuePayload, sign } from "./support/deliveries.js";
import { PREVIOUS_WEBHOOK_SECRET, PRIVATE_KEY, testEnvironment, WEBHOOK_SECRET } from "./support/environment.js";
import { EAGER } from "./support/running-app.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const METRICS_TOKEN = "metrics-token-0123456789";
const API_KEY = "sk-proj-0123456789abcdefghijklmnopqrstuv";
const PASTED = "hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567";
const REPO = "o/r";

const recordSchema = z.looseObject({ msg: z.string(), level: z.number() });
type LogRecord = z.infer<typeof recordSchema>;

let opened: TestDatabase;
let github: GitHubServer;
let model: ModelServer;
let text = "";
let records: LogRecord[] = [];

/** The App as `serve` makes it, at the most talkative level, through everything that can go right and wrong. */
beforeAll(async () => {
  opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
  await migrate(opened.database);
  github = await startGitHubServer();
  model = await startModelServer(fails(401, `Incorrect API key provided: ${API_KEY}`));
  const environment = testEnvironment({ GHE_HOST: github.host, GHE_PROTOCOL: "http", METRICS_TOKEN });
  const write = (line: string): void => {
    text += line;
  };
  const logger = createLogger({ level: "trace", format: "json" }, { write });
  logger.info({ environment }, "the whole environment, which nobody should log");
  const app = await startApp(environment, {
    ...composeServing({ ...endpointAt(model.baseURL), apiKey: API_KEY }, logger),
    database: opened.database,
    queueOptions: EAGER,
  });

  const { title, body } = issueOf(1);
  for (const number of [1, 2, 3]) {
    github.issues.set(number, { title, body: `${body}\n${PASTED}`, labels: [], comments: [] });
  }
  const send = async (number: number, signature?: (body: string) => string): Promise<number> => {
    const payload = issuePayload(REPO, number, { issue: { body: PASTED } });
    const headers = signature ? { "x-hub-signature-256": signature(JSON.stringify(payload)) } : {};
    return (await deliver(app.webhookUrl, { event: "issues", payload, id: randomUUID() }, headers)).status;
  };
  expect(await send(1)).toBe(200);
  await app.queue.waitUntilIdle();
  expect(await send(2, (each) => sign(each, PREVIOUS_WEBHOOK_SECRET))).toBe(200);
  expect(await send(3, () => sign("{}"))).toBe(400);
  expect(await send(3, () => "sha256=nonsense")).toBe(400);
  // Fails as often as it may, and is gone.
  github.failures.push(502, 401, 500);
  expect(await send(3)).toBe(200);
  expect(await send(4)).toBe(200);
  await app.queue.waitUntilIdle();
  await fetch(`${app.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  await fetch(`${app.url}/metrics`, { headers: { authorization: "Bearer wrong" } });
  await app.stop();
  records = text
    .trim()
    .split("\n")
    .map((line) => recordSchema.parse(JSON.parse(line)));
});
afterAll(async () => {
  await github?.close();
  await model?.close();
  await opened?.drop();
});

test.each([
  ["the webhook secret", WEBHOOK_SECRET],
  ["the previous webhook secret", PREVIOUS_WEBHOOK_SECRET],
  ["the private key", PRIVATE_KEY.split("\n")[1] ?? ""],
  ["the installation's token", TOKEN],
  ["the token of the metrics", METRICS_TOKEN],
  ["the model's key", API_KEY],
  ["what a reporter pasted", PASTED],
])("no line holds %s", (_name, secret) => {
  expect(secret.length).toBeGreaterThan(10);
  expect(text).not.toContain(secret);
});

test("no line holds a signature, a token of the App's, or a header that carries one", () => {
  expect(text).not.toMatch(/sha256=[0-9a-f]{16}/);
  expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
  expect(text).not.toMatch(/"authorization":"(?!\[redacted\])/i);
});

test("every line about a job says which: delivery, installation, repository, issue, job", () => {
  const ended = records.filter(({ msg }) => msg === "job ended");
  expect(ended.length).toBeGreaterThanOrEqual(4);
  const ids = new Set(ended.map(({ job }) => job));
  const ofJobs = records.filter(({ msg }) => /GitHub request|job failed|job ended|model (gave|not|reading)/.test(msg));
  expect(new Set(ofJobs.map(({ msg }) => msg.split(" ").slice(0, 2).join(" "))).size).toBeGreaterThanOrEqual(4);
  for (const record of ofJobs) {
    expect(record).toMatchObject({
      delivery: expect.any(String),
      installation: 2,
      repo: REPO,
      issue: expect.any(Number),
    });
    expect(ids).toContain(record.job);
  }
});

test("no line names a field twice", () => {
  for (const line of text.trim().split("\n")) {
    for (const field of ["delivery", "repo", "issue", "job"]) {
      expect(line.split(`,"${field}":`).length).toBeLessThanOrEqual(2);
    }
  }
});
