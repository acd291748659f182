import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { pino } from "pino";
import { startApp } from "../../../src/server/app.js";
import { listen } from "../../../src/server/listen.js";
import { openDatabase } from "../../../src/store/open-database.js";
import { testEnvironment } from "../../app/support/environment.js";
import { tableTriager } from "../../app/support/triager.js";
import { commandDatabase } from "../../cli/support/command-database.js";
import { leaveDeadLetters } from "../../cli/support/dead-letters.js";
import { POSTGRES_URL } from "../../store/support/databases.js";
import { fill } from "../../transfer/support/fill.js";
import { appVariables, LISTENING } from "../support/app-variables.js";
import { sceneOf } from "../support/scene.js";

const logger = pino({ level: "silent" });
/** An operator who has set no database: the embedded one in ./data. */
const EMBEDDED = { DATABASE_URL: "", DATABASE_SCHEMA: "engine_triage", DATA_DIR: "" };
const MOVED = "DATABASE_URL=postgres://user:password@localhost:5432/engine_triage engine-triage db import move.jsonl";
const DUMP = `pg_dump --format=custom --file=backup.dump --schema=engine_triage --schema=engine_triage_jobs "$DATABASE_URL"`;
const RESTORE = `pg_restore --exit-on-error --dbname="$RESTORE_URL" backup.dump`;

const PERMISSIONS = { issues: "write", single_file: "read", metadata: "read" };
/** What GitHub says of an App that is set up as it should be. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  "/api/v3/app": {
    id: 4242,
    slug: "triage",
    permissions: PERMISSIONS,
    events: ["issues", "issue_comment", "repository", "installation_target"],
  },
  "/api/v3/app/hook/config": {
    url: "https://triage.example.com/hook",
    content_type: "json",
    insecure_ssl: "0",
    secret: "***",
  },
  "/api/v3/app/hook/deliveries": [{ status_code: 202 }],
  "/api/v3/app/installations": [
    {
      id: 5,
      account: { login: "o" },
      suspended_at: null,
      permissions: PERMISSIONS,
      single_file_paths: [".github/engine-triage.yml"],
    },
  ],
};

/** With a database that has two dead letters, a GitHub that knows the App, and nothing in ./data at first. */
export const OPERATIONS = sceneOf(
  async (clone) => {
    const github = createServer((request, response) => {
      const answer = ANSWERS[(request.url ?? "").split("?", 1)[0] ?? ""];
      response
        .writeHead(answer ? 200 : 404, { "content-type": "application/json" })
        .end(JSON.stringify(answer ?? { message: "Not Found" }));
    });
    const host = (await listen(github, { host: "127.0.0.1", port: 0 })).replace("http://", "");
    const database = await commandDatabase();
    await database.use(leaveDeadLetters);
    const schema = `test_${randomBytes(6).toString("hex")}`;
    const onPostgres = { url: POSTGRES_URL, directory: "", schema };
    /** Where data is moved to. */
    const target = {
      schema,
      async triages() {
        const opened = await openDatabase(onPostgres, logger);
        const [row] = await opened.query(`SELECT count(*)::int AS rows FROM ${schema}.triages`);
        await opened.close();
        return row;
      },
      async drop() {
        const opened = await openDatabase(onPostgres, logger);
        for (const each of [schema, `${schema}_jobs`]) await opened.query(`DROP SCHEMA IF EXISTS ${each} CASCADE`);
        await opened.close();
      },
    };
    return {
      clone,
      target,
      variables: database.variables,
      env: { ...appVariables(host), ...database.variables },
      async close() {
        github.closeAllConnections();
        github.close();
        if (database.variables.DATABASE_URL) await target.drop();
        await database.drop();
      },
    };
  },
  {
    "openssl rand -hex 32": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toMatch(/^[0-9a-f]{64}\n$/);
      expect(testEnvironment({ METRICS_TOKEN: stdout.trim() }).server.metricsToken).toHaveLength(64);
    },
    "npx engine-triage serve": async ({ start }, { clone }) => {
      const { found, end } = await start(LISTENING, { env: EMBEDDED });
      expect((await fetch(`${found[1]}/readyz`)).status).toBe(200);
      expect((await end()).code).toBe(0);
      expect((await readdir(join(clone.folder, "data"))).length).toBeGreaterThan(0);
    },
    "npx engine-triage doctor": async ({ run }) => {
      const { stdout } = await run();
      expect(stdout).toMatch(/^ok +app: GitHub knows the key: App 4242, triage$/m);
      expect(stdout).toMatch(/^ok +database: /m);
      expect(stdout).not.toMatch(/^problem/m);
    },
    "engine-triage doctor --json": async ({ run }) => {
      const { stdout } = await run({ env: { WEBHOOK_SECRET: "" }, code: 1 });
      expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ state: "problem" }));
    },
    "engine-triage serve --role web": async ({ start }) => {
      const { found, end } = await start(LISTENING);
      expect((await fetch(`${found[1]}/api/github/webhooks`, { method: "POST", body: "{}" })).status).toBe(415);
      expect((await end()).code).toBe(0);
    },
    "engine-triage serve --role worker": async ({ start }) => {
      const { found, end } = await start(LISTENING);
      expect((await fetch(`${found[1]}/api/github/webhooks`, { method: "POST", body: "{}" })).status).toBe(404);
      expect((await end()).code).toBe(0);
    },
    "engine-triage dead-letters list": async ({ run }) => {
      expect((await run()).stdout).toMatch(/triage o\/r#1 [\s\S]*GitHub answered 502[\s\S]*\n2 dead letters\n$/);
    },
    "engine-triage dead-letters list --json": async ({ run }) => {
      const letters = (await run()).stdout.trimEnd().split("\n");
      expect(letters.map((line) => JSON.parse(line))).toMatchObject([{ issue: 1 }, { issue: 2 }]);
    },
    "engine-triage dead-letters replay ID...": async ({ run }) => {
      const { stdout } = await run({ replace: { "replay ID...": "list --json" } });
      const { id } = JSON.parse(stdout.split("\n")[0] ?? "");
      expect((await run({ replace: { "ID...": id } })).stdout).toBe("1 replayed\n");
    },
    "engine-triage dead-letters replay --all": async ({ run }) => {
      expect((await run()).stdout).toBe("1 replayed\n");
    },
    "curl --fail --silent http://localhost:3000/metrics": async ({ run }, { variables }) => {
      const app = await startApp(testEnvironment(variables), { triager: tableTriager({}), logger });
      const { stdout } = await run({ replace: { "http://localhost:3000": app.url } });
      await app.stop();
      expect(stdout).toContain("engine_triage_database_up 1\n");
    },
    "engine-triage db export backup.jsonl": async ({ run }, { clone }) => {
      const directory = join(clone.folder, "data");
      const database = await openDatabase({ url: null, directory, schema: "engine_triage" }, logger);
      await fill(database, 2);
      await database.close();
      await run({ env: EMBEDDED });
      const backup = await readFile(join(clone.folder, "backup.jsonl"), "utf8");
      expect(backup).toMatch(/^\{"format":"engine-triage export"/);
    },
    "DATA_DIR=./data engine-triage db export move.jsonl": async ({ run }) => {
      expect((await run({ env: EMBEDDED })).stderr).toMatch(/exported [1-9]\d+ rows/);
    },
    [MOVED]: async ({ run }, { target }) => {
      const replace = { "postgres://user:password@localhost:5432/engine_triage": POSTGRES_URL };
      const { stderr } = await run({ replace, env: { DATABASE_SCHEMA: target.schema } });
      expect(stderr).toMatch(/imported [1-9]\d+ rows/);
      expect(await target.triages()).toEqual({ rows: 2 });
    },
    [DUMP]: async ({ run }, { target }) => {
      await run({ replace: { "=engine_triage": `=${target.schema}` } });
    },
    [RESTORE]: async ({ run }, { target }) => {
      await target.drop();
      await run({ env: { RESTORE_URL: POSTGRES_URL } });
      expect(await target.triages()).toEqual({ rows: 2 });
    },
  },
  [MOVED, DUMP, RESTORE],
);
