import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { startApp } from "../../src/server/app.js";
import { migrate } from "../../src/store/migrate.js";
import { run } from "../cli/support/run-command.js";
import { DATABASE_KINDS, type TestDatabase } from "../store/support/databases.js";
import { issuePayload } from "./support/deliveries.js";
import { PRIVATE_KEY, testEnvironment } from "./support/environment.js";
import { startTestApp, type TestApp } from "./support/running-app.js";
import { tableTriager } from "./support/triager.js";

// Processes and databases take their time to start on a busy machine.
jest.setTimeout(120_000);

const REPO = "o/r";
const triager = tableTriager({ x: { labels: ["needs: version"] } });
const replicated = DATABASE_KINDS.filter(({ name }) => name === "PostgreSQL");

describe.each(replicated)("processes with a role, on $name", ({ open }) => {
  let opened: TestDatabase;
  const started: TestApp[] = [];

  afterEach(async () => {
    for (const app of started.splice(0)) await app.stop();
    await opened.drop();
  });

  async function start(role: "web" | "worker"): Promise<TestApp> {
    const database = started.length === 0 ? opened.database : opened.another();
    const app = await startTestApp(database, {
      role,
      // A web process needs neither weights nor model.
      triager: role === "worker" ? triager : () => Promise.reject(new Error("a web process made a triager")),
    });
    started.push(app);
    return app;
  }

  test("what one stores and does not work on, the other works on and would not have taken", async () => {
    opened = await open();
    await migrate(opened.database);
    const web = await start("web");
    const delivery = await web.openIssue(REPO, 1, "x");
    expect(delivery.status).toBe(200);

    const worker = await start("worker");
    worker.github.openIssue(REPO, 1, { title: "x" });
    expect((await worker.send("issues", issuePayload(REPO, 2))).status).toBe(404);
    await web.queue.waitUntilIdle();
    expect(worker.github.issue(REPO, 1).labels).toEqual(["needs: version"]);
    expect(web.github.calls).toEqual([]);
  });

  test("each is alive and ready", async () => {
    opened = await open();
    await migrate(opened.database);
    for (const role of ["web", "worker"] as const) {
      const { url, pagesUrl } = await start(role);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
      // Pages are where deliveries come.
      expect(pagesUrl === null).toBe(role === "worker");
      const entrance = pagesUrl ?? `${url}/local/key`;
      expect((await fetch(entrance, { redirect: "manual" })).status).toBe(role === "web" ? 303 : 404);
    }
  });
});

test.each(["web", "worker"] as const)("the embedded database has no room for a %s process", async (role) => {
  const starting = startApp(testEnvironment({ DATA_DIR: "package.json/never" }), {
    role,
    triager,
    logger: pino({ level: "silent" }),
  });
  await expect(starting).rejects.toThrow(/^--role, DATABASE_URL: the embedded database serves one process/);
});

test("the operator is told so in one line, and what a role may be", async () => {
  const env = { APP_ID: "1", PRIVATE_KEY, WEBHOOK_SECRET: "x", DATA_DIR: "package.json/never" };
  const refused = await run(["serve", "--role", "web"], "", env);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toMatch(/^engine-triage: --role, DATABASE_URL: .* leave --role out.*\n$/);
  const unknown = await run(["serve", "--role", "queen"], "", env);
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toContain("Allowed choices are all, web, worker");
});
