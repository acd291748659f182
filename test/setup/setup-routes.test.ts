import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { pino } from "pino";
import { ManifestCodeError, type NewApp } from "../../src/github/convert-manifest.js";
import { GitHubError } from "../../src/github/github.js";
import { createServer } from "../../src/server/create-server.js";
import { listen } from "../../src/server/listen.js";
import { stopServer } from "../../src/server/stop-server.js";
import { readAppFile } from "../../src/setup/app-manifest.js";
import { createSetupHome, createSetupRoutes } from "../../src/setup/setup-routes.js";
import { ANSWERS, ask, formOf } from "./support/ask.js";

const CLIENT_SECRET = "fedcba9876543210fedcba9876543210fedcba98";
const NEW_APP: NewApp = {
  id: 77,
  pageUrl: "https://github.com/apps/triage-of-mine",
  privateKey: "-----BEGIN RSA PRIVATE KEY-----\nnot a real one\n-----END RSA PRIVATE KEY-----\n",
  webhookSecret: "0123456789abcdef0123456789abcdef",
  oauth: { clientId: "Iv23abc", clientSecret: CLIENT_SECRET },
};

let url: string;
let envFile: string;
let stop: () => Promise<void>;
let convert: (code: string) => Promise<NewApp>;
let created: NewApp[];
let codes: string[];

beforeEach(async () => {
  envFile = join(await mkdtemp(join(tmpdir(), "setup-")), ".env");
  created = [];
  codes = [];
  convert = async () => NEW_APP;
  const logger = pino({ level: "silent" });
  const routes = createSetupRoutes({
    app: readAppFile(),
    githubUrl: "https://github.com",
    convert: (code) => {
      codes.push(code);
      return convert(code);
    },
    envFile,
    next: "Go on.",
    logger,
    onCreated: (app) => created.push(app),
  });
  const server = createServer(new Map([...createSetupHome(), ...routes]), logger);
  url = await listen(server, { host: "127.0.0.1", port: 0 });
  stop = () => stopServer(server);
});
afterEach(() => stop());

async function stateOf(): Promise<string> {
  const { body } = await ask(`${url}/setup/review?${ANSWERS}`);
  return new URL(formOf(body).action).searchParams.get("state") ?? "";
}

async function finish(code = "the-code", state?: string) {
  return ask(`${url}/setup/created?code=${code}&state=${state ?? (await stateOf())}`);
}

test("the home page leads to the walk-through", async () => {
  const { status, body } = await ask(`${url}/`);
  expect(status).toBe(200);
  expect(body).toContain('<a href="/setup">');
});

test("the manifest asks GitHub for what app.yml says, and sends the browser back to this process", async () => {
  const { body } = await ask(`${url}/setup/review?${ANSWERS}`);
  const { action, manifest } = formOf(body);
  expect(action).toMatch(/^https:\/\/github\.com\/settings\/apps\/new\?state=[\w-]{43}$/);
  expect(manifest).toEqual({
    name: "triage of mine",
    url: "https://triage.example.com",
    description: readAppFile().description.trim(),
    public: true,
    hook_attributes: { url: "https://triage.example.com/api/github/webhooks", active: true },
    redirect_url: `${url}/setup/created`,
    callback_urls: ["https://triage.example.com/sign-in/callback"],
    default_events: ["issues", "issue_comment", "repository", "installation_target"],
    default_permissions: { issues: "write", single_file: "read", metadata: "read" },
  });
});

test("an organisation's App is made on its own page; an address with a path stays as it is", async () => {
  const answers = new URLSearchParams({ name: "x", webhook: "https://smee.io/abc", organization: "my-org" });
  const { action, manifest } = formOf((await ask(`${url}/setup/review?${answers}`)).body);
  expect(action).toMatch(/^https:\/\/github\.com\/organizations\/my-org\/settings\/apps\/new\?/);
  expect(manifest).toMatchObject({ hook_attributes: { url: "https://smee.io/abc" } });
  // A relay is not where people come back to.
  expect(manifest).not.toHaveProperty("callback_urls");
});

test.each([
  ["webhook", "triage.example.com", /is not an address/],
  ["webhook", "javascript:alert(1)", /is not an address/],
  ["webhook", "http://localhost:3000/", /is an address of this machine alone.*smee/],
  ["webhook", "https://u:p@example.com", /holds a user or password/],
  ["name", "", /is not a name for an App; use 1 to 34/],
  ["organization", "a/b", /is not an organisation/],
])("a wrong %s, %s, is said beside its field, with the answers kept and escaped", async (field, value, message) => {
  const answers = new URLSearchParams({
    name: '"><b>',
    webhook: "https://a.example",
    organization: "o",
    [field]: value,
  });
  const { status, body } = await ask(`${url}/setup/review?${answers}`);
  expect(status).toBe(422);
  expect(body).toMatch(message);
  expect(body).toContain(`aria-describedby="${field}-help ${field}-wrong"`);
  expect(body).not.toContain("<b>");
  expect(body).not.toContain("manifest");
});

test("the code is exchanged, the credentials are written, and the last page shows none of them", async () => {
  const { status, body } = await finish();
  expect(status).toBe(200);
  expect(codes).toEqual(["the-code"]);
  expect(created).toEqual([NEW_APP]);
  expect(body).toContain('href="https://github.com/apps/triage-of-mine/installations/new"');
  expect(body).toContain("Go on.");
  const encoded = Buffer.from(NEW_APP.privateKey).toString("base64");
  const written = await readFile(envFile, "utf8");
  expect(written).toMatch(
    new RegExp(
      `^APP_ID=77\nPRIVATE_KEY=${encoded.replaceAll("+", "\\+")}\nWEBHOOK_SECRET=${NEW_APP.webhookSecret}\n` +
        `CLIENT_ID=Iv23abc\nCLIENT_SECRET=${CLIENT_SECRET}\nSESSION_SECRET=[0-9a-f]{64}\nPAGES_URL=https://triage\\.example\\.com\n$`,
    ),
  );
  expect(body).not.toContain(NEW_APP.webhookSecret);
  expect(body).not.toContain(CLIENT_SECRET);
  expect(body).not.toContain(/SESSION_SECRET=(.*)/.exec(written)?.[1]);
  expect(body).not.toContain(encoded);
  expect(body).not.toContain("PRIVATE KEY");
});

test.each([
  ["deliveries come through a relay", { webhook: "https://relay.example/channel" }, "", NEW_APP],
  ["GitHub gives no secret for it", {}, "", { ...NEW_APP, oauth: null }],
  ["somebody has set some of it", {}, "CLIENT_ID=mine\n", NEW_APP],
])("nothing is written of signing in where %s", async (_where, answers, before, made) => {
  await writeFile(envFile, before);
  convert = async () => made;
  const query = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(ANSWERS)), ...answers });
  const { body } = await ask(`${url}/setup/review?${query}`);
  await finish("the-code", new URL(formOf(body).action).searchParams.get("state") ?? "");
  const written = await readFile(envFile, "utf8");
  expect(written).toContain("APP_ID=77\n");
  expect(written).not.toMatch(/^(?:CLIENT_SECRET|SESSION_SECRET|PAGES_URL)=/m);
  expect(written.startsWith(before)).toBe(true);
});

describe("nobody else makes the App", () => {
  test.each(["rebound.example:3000", "127.0.0.1.example", "localhost.example", "[::2]", "127.0.0.1@evil.example"])(
    "a page under the name %j is refused",
    async (host) => {
      for (const path of ["/", "/setup", `/setup/review?${ANSWERS}`, "/setup/created?code=x&state=y"]) {
        const { status, body } = await ask(`${url}${path}`, { host });
        expect(status).toBe(403);
        expect(body).not.toContain("state=");
      }
    },
  );

  test("another site's page cannot read it; GitHub's redirect can come", async () => {
    const cross = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    expect((await ask(`${url}/setup`, cross)).status).toBe(403);
    expect((await ask(`${url}/setup`, { ...cross, "sec-fetch-mode": "navigate" })).status).toBe(200);
  });

  test.each(["", "wrong", "a".repeat(43)])("a link with the state %j is refused, its code unused", async (state) => {
    const { status, body } = await finish("the-code", state);
    expect(status).toBe(400);
    expect(body).toContain("not to a question of this process");
    expect(codes).toEqual([]);
  });

  test("a state works once, also for two that come at once", async () => {
    const state = await stateOf();
    const answers = await Promise.all([finish("one", state), finish("two", state)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await finish("three", state)).status).toBe(400);
    expect(codes).toHaveLength(1);
  });

  test("no script runs, nothing is loaded or kept, and forms go to GitHub alone", async () => {
    const { headers, body } = await ask(`${url}/setup/review?${ANSWERS}`);
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'self' https:\/\/github\.com; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    expect(body).not.toMatch(/<script|\sstyle="|\son\w+="/);
  });
});

describe("failures say what happened and what to do", () => {
  test("an App that is there already is not overwritten, and no code is used", async () => {
    await writeFile(envFile, "APP_ID=1\n");
    const first = await ask(`${url}/setup`);
    expect(first.status).toBe(409);
    expect(first.body).toContain("already sets APP_ID; nothing is overwritten");
    expect((await finish()).status).toBe(409);
    expect(codes).toEqual([]);
    expect(await readFile(envFile, "utf8")).toBe("APP_ID=1\n");
  });

  test("a code that GitHub does not know can be replaced by a new one", async () => {
    convert = async () => {
      throw new ManifestCodeError("no");
    };
    const { status, body } = await finish("old");
    expect(status).toBe(400);
    expect(body).toContain("works once, within an hour");
    convert = async () => NEW_APP;
    expect((await finish("new")).status).toBe(200);
  });

  test("GitHub that does not answer can be asked again with the same code", async () => {
    convert = async () => {
      throw new GitHubError("unavailable", "take the App's credentials: no answer");
    };
    expect((await finish()).status).toBe(502);
    convert = async () => NEW_APP;
    expect((await finish()).status).toBe(200);
  });

  test("credentials that cannot be written are not lost silently", async () => {
    convert = async () => {
      await mkdir(envFile);
      return NEW_APP;
    };
    const { status, body } = await finish();
    expect(status).toBe(500);
    expect(body).toContain("GitHub made the App 77 (https://github.com/apps/triage-of-mine)");
    expect(body).toContain("make a new private key");
    expect(body).not.toContain(NEW_APP.webhookSecret);
    expect(created).toEqual([]);
  });
});
