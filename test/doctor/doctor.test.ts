import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { pino } from "pino";
import { z } from "zod";
import { checkNode } from "../../src/doctor/check-environment.js";
import { runDoctor } from "../../src/doctor/run-doctor.js";
import { listen } from "../../src/server/listen.js";
import { APP_ID, PRIVATE_KEY } from "../app/support/environment.js";
import { run } from "../cli/support/run-command.js";

// A command takes its time to start on a busy machine.
jest.setTimeout(60_000);

const SECRET = "0123456789abcdef0123456789abcdef";
const PERMISSIONS = { issues: "write", single_file: "read", metadata: "read" };
const INSTALLATION = {
  id: 5,
  account: { login: "o" },
  suspended_at: null,
  permissions: PERMISSIONS,
  single_file_paths: [".github/engine-triage.yml"],
};
const APP = {
  id: APP_ID,
  slug: "triage",
  permissions: PERMISSIONS,
  events: ["issues", "issue_comment", "repository", "installation_target"],
};
const HOOK = { url: "https://triage.example.com/hook", content_type: "json", insecure_ssl: "0", secret: "********" };
const NOW = Date.UTC(2030, 0, 1);

/** GitHub and a model's endpoint: what each path answers; a number is a status. */
let answers: Record<string, unknown>;
let date: number;
let server: Server;
let url: string;
let env: Record<string, string>;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    const answer = answers[path] ?? 404;
    const isStatus = typeof answer === "number";
    response.sendDate = false;
    response
      .writeHead(isStatus ? answer : 200, { "content-type": "application/json", date: new Date(date).toUTCString() })
      .end(JSON.stringify(isStatus ? { message: "no" } : answer));
  });
  url = await listen(server, { host: "127.0.0.1", port: 0 });
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  date = NOW;
  answers = {
    "/api/v3/app": APP,
    "/api/v3/app/hook/config": HOOK,
    "/api/v3/app/hook/deliveries": [{ status_code: 200 }, { status_code: 202 }],
    "/api/v3/app/installations": [INSTALLATION],
    "/v1/models": { data: [{ id: "small" }] },
  };
  env = {
    APP_ID: String(APP_ID),
    PRIVATE_KEY,
    WEBHOOK_SECRET: SECRET,
    GHE_HOST: url.replace("http://", ""),
    GHE_PROTOCOL: "http",
    DATA_DIR: join(await mkdtemp(join(tmpdir(), "doctor-")), "data"),
    OPENAI_BASE_URL: `${url}/v1`,
    OPENAI_API_KEY: "sk-a-key-of-the-tests",
    OPENAI_MODEL: "small",
  };
});

function doctor() {
  return runDoctor(env, pino({ level: "silent" }), () => NOW);
}

test("a machine and an App in order have neither problem nor warning about the App", async () => {
  const findings = await doctor();
  // How much room the disk has is the machine's.
  expect(findings.filter(({ check, state }) => state !== "ok" && check !== "disk")).toEqual([]);
  const checks = findings.map(({ check }) => check);
  for (const check of [
    "node",
    "environment",
    "weights",
    "database",
    "model",
    "app",
    "clock",
    "permissions",
    "webhook",
  ]) {
    expect(checks).toContain(check);
  }
});

interface Fault {
  name: string;
  path?: string;
  answer?: unknown;
  variables?: Record<string, string>;
  clock?: number;
  state: "problem" | "warning";
  check: string;
  seen: RegExp;
  fix: RegExp;
}

const app = "/api/v3/app";
const hook = "/api/v3/app/hook/config";
const deliveries = "/api/v3/app/hook/deliveries";
const installations = "/api/v3/app/installations";

const FAULTS: readonly Fault[] = [
  {
    name: "a key of another App",
    path: app,
    answer: 401,
    state: "problem",
    check: "app",
    seen: /does not take the private key/,
    fix: /compare APP_ID/,
  },
  {
    name: "GitHub that is down",
    path: app,
    answer: 502,
    state: "problem",
    check: "app",
    seen: /answered 502/,
    fix: /check the network/,
  },
  {
    name: "a GitHub that nobody reaches",
    variables: { GHE_HOST: "127.0.0.1:9" },
    state: "problem",
    check: "app",
    seen: /no usable answer/,
    fix: /check the network/,
  },
  {
    name: "a missing permission",
    path: app,
    answer: { ...APP, permissions: { metadata: "read", single_file: "read" } },
    state: "problem",
    check: "permissions",
    seen: /missing: issues: write/,
    fix: /add them/,
  },
  {
    name: "a permission only for reading",
    path: app,
    answer: { ...APP, permissions: { ...PERMISSIONS, issues: "read" } },
    state: "problem",
    check: "permissions",
    seen: /missing: issues: write/,
    fix: /accept/,
  },
  {
    name: "a permission too many",
    path: app,
    answer: { ...APP, permissions: { ...PERMISSIONS, contents: "write" } },
    state: "warning",
    check: "permissions",
    seen: /more than is used: contents/,
    fix: /take them away/,
  },
  {
    name: "a missing event",
    path: app,
    answer: { ...APP, events: ["issues"] },
    state: "problem",
    check: "events",
    seen: /missing: issue_comment, repository/,
    fix: /add them/,
  },
  {
    name: "no webhook URL",
    path: hook,
    answer: { ...HOOK, url: "" },
    state: "problem",
    check: "webhook",
    seen: /no webhook URL/,
    fix: /set it/,
  },
  {
    name: "no secret at GitHub",
    path: hook,
    answer: { ...HOOK, secret: undefined },
    state: "problem",
    check: "webhook",
    seen: /no webhook secret/,
    fix: /WEBHOOK_SECRET/,
  },
  {
    name: "deliveries as a form",
    path: hook,
    answer: { ...HOOK, content_type: "form" },
    state: "problem",
    check: "webhook",
    seen: /as a form/,
    fix: /application\/json/,
  },
  {
    name: "deliveries without TLS",
    path: hook,
    answer: { ...HOOK, url: "http://triage.example.com" },
    state: "warning",
    check: "webhook",
    seen: /open to who sees/,
    fix: /https/,
  },
  {
    name: "deliveries that are refused",
    path: deliveries,
    answer: [{ status_code: 400 }, { status_code: 200 }],
    state: "problem",
    check: "deliveries",
    seen: /1 of the last 2 failed, the last with 400/,
    fix: /WEBHOOK_SECRET is another/,
  },
  {
    name: "deliveries that failed before",
    path: deliveries,
    answer: [{ status_code: 200 }, { status_code: 0 }],
    state: "warning",
    check: "deliveries",
    seen: /the last with no answer/,
    fix: /Recent deliveries/,
  },
  {
    name: "an App that is installed nowhere",
    path: installations,
    answer: [],
    state: "warning",
    check: "installations",
    seen: /nowhere/,
    fix: /install it/,
  },
  {
    name: "a suspended installation",
    path: installations,
    answer: [{ ...INSTALLATION, suspended_at: "2029-01-01T00:00:00Z" }],
    state: "warning",
    check: "installations: o",
    seen: /suspended/,
    fix: /owner/,
  },
  {
    name: "rights not accepted",
    path: installations,
    answer: [{ ...INSTALLATION, permissions: { metadata: "read" } }],
    state: "problem",
    check: "installations: o",
    seen: /has not accepted: issues: write/,
    fix: /owner accepts/,
  },
  {
    name: "no path of the configuration",
    path: installations,
    answer: [{ ...INSTALLATION, single_file_paths: [] }],
    state: "warning",
    check: "installations: o",
    seen: /cannot read \.github/,
    fix: /Single file/,
  },
  {
    name: "a clock that is ahead",
    clock: NOW - 90_000,
    state: "problem",
    check: "clock",
    seen: /90 s ahead of/,
    fix: /NTP/,
  },
  {
    name: "a clock that is a little behind",
    clock: NOW + 30_000,
    state: "warning",
    check: "clock",
    seen: /30 s behind/,
    fix: /NTP/,
  },
  {
    name: "a secret that can be guessed",
    variables: { WEBHOOK_SECRET: "short" },
    state: "warning",
    check: "webhook secret",
    seen: /5 characters/,
    fix: /openssl/,
  },
  {
    name: "the secret that everybody knows",
    variables: { WEBHOOK_SECRET: "development" },
    state: "problem",
    check: "environment: WEBHOOK_SECRET",
    seen: /well-known/,
    fix: /random one/,
  },
  {
    name: "a damaged key",
    variables: { PRIVATE_KEY: "-----BEGIN RSA PRIVATE KEY-----\nx" },
    state: "problem",
    check: "environment: PRIVATE_KEY",
    seen: /is damaged/,
    fix: /generate a key/,
  },
  {
    name: "a wrong variable",
    variables: { PORT: "http" },
    state: "problem",
    check: "environment: PORT",
    seen: /not a port/,
    fix: /0 to 65535/,
  },
  {
    name: "a server of the database that is down",
    variables: { DATABASE_URL: "postgres://u:hidden-password@127.0.0.1:9/x" },
    state: "problem",
    check: "database",
    seen: /cannot be used/,
    fix: /DATABASE_URL|ECONNREFUSED/,
  },
  {
    name: "a directory that is a file",
    variables: { DATA_DIR: "/dev/null" },
    state: "problem",
    check: "database",
    seen: /cannot hold the embedded/,
    fix: /directory/,
  },
  {
    name: "an endpoint that is down",
    variables: { OPENAI_BASE_URL: "http://127.0.0.1:9/v1" },
    state: "problem",
    check: "model",
    seen: /does not answer/,
    fix: /OPENAI_BASE_URL/,
  },
  {
    name: "an endpoint that refuses the key",
    path: "/v1/models",
    answer: 401,
    state: "problem",
    check: "model",
    seen: /refuses the key/,
    fix: /OPENAI_API_KEY/,
  },
  {
    name: "a model that is not there",
    variables: { OPENAI_MODEL: "large" },
    state: "problem",
    check: "model",
    seen: /does not list/,
    fix: /GET \/models/,
  },
];

describe("each fault is found, with what to do, and without a secret", () => {
  test.each(FAULTS)("$name", async ({ path, answer, variables, clock, state, check, seen, fix }) => {
    if (path !== undefined) answers[path] = answer;
    Object.assign(env, variables);
    date = clock ?? NOW;
    const findings = await doctor();
    expect(findings).toContainEqual({
      check,
      state,
      seen: expect.stringMatching(seen),
      fix: expect.stringMatching(fix),
    });
    expect(JSON.stringify(findings)).not.toMatch(/0123456789abcdef0|sk-a-key|hidden-password|MII/);
  });
});

test("an old Node is a problem", () => {
  expect(checkNode("20.18.9").state).toBe("problem");
  expect(checkNode("20.19.0").state).toBe("ok");
  expect(checkNode("22.0.0").state).toBe("ok");
});

describe("the command", () => {
  const findingsSchema = z.array(z.object({ check: z.string(), state: z.string() }));

  test("ends with 0 where there is no problem, with 1 where there is one, and gives JSON", async () => {
    date = Date.now();
    const good = await run(["doctor", "--json"], "", env);
    expect({ code: good.code, stderr: good.stderr }).toEqual({ code: 0, stderr: "" });
    expect(findingsSchema.parse(JSON.parse(good.stdout)).length).toBeGreaterThan(10);
    answers["/api/v3/app"] = { ...APP, slug: "\u001b[31mred", events: [] };
    const bad = await run(["doctor"], "", env);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(
      /^problem {2}events: missing: issues, issue_comment, repository, installation_target\n {9}add them/m,
    );
    expect(bad.stdout).not.toMatch(/\[redacted|0123456789abcdef0|sk-a-key/);
    expect(bad.stdout).not.toContain("\u001b");
  });

  test("without anything set says what is missing and how an App is made", async () => {
    const { code, stdout } = await run(["doctor"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^problem {2}environment: APP_ID: is not set\n/m);
  });
});

test("a data directory with tables of no release is not taken for one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "doctor-"));
  await writeFile(join(folder, "lock"), "");
  env.DATA_DIR = folder;
  const findings = await doctor();
  expect(findings.find(({ check }) => check === "database")).toMatchObject({
    state: "warning",
    seen: expect.stringMatching(/has no tables of engine-triage/),
  });
});
