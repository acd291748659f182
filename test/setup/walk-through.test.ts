import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { withEnvFile } from "../../src/config/env-file.js";
import { readEnvironment } from "../../src/config/environment.js";
import { listen } from "../../src/server/listen.js";
import { MAIN, ROOT } from "../cli/support/run-command.js";
import { ANSWERS, ask, formOf } from "./support/ask.js";

// A child process takes its time to start on a busy machine.
jest.setTimeout(60_000);

const SECRET = "fedcba9876543210fedcba9876543210";
const OAUTH = { client_id: "Iv23abc", client_secret: "0123456789abcdef0123456789abcdef01234567" };
const { privateKey: PEM } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});

test("setup makes an App on a GitHub Enterprise Server, and the App can be started with what it wrote", async () => {
  const asked: string[] = [];
  const github = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(201, { "content-type": "application/json" }).end(
      JSON.stringify({
        id: 77,
        html_url: "http://ghe.example/apps/mine",
        pem: PEM,
        webhook_secret: SECRET,
        ...OAUTH,
      }),
    );
  });
  const host = (await listen(github, { host: "127.0.0.1", port: 0 })).replace("http://", "");
  const cwd = await mkdtemp(join(tmpdir(), "walk-"));
  const loader = join(ROOT, "node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", loader, MAIN, "setup"], {
    cwd,
    env: { PATH: process.env.PATH, PORT: "0", HOST: "0.0.0.0", GHE_HOST: host, GHE_PROTOCOL: "http" },
  });
  let said = "";
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += String(chunk);
  });
  const ended = once(child, "close");
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      said += String(chunk);
      const [, found] = /Open (http:\/\/127\.0\.0\.1:\d+)\/setup in a browser/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on("close", () => reject(new Error(complaints)));
  });

  const { action, manifest } = formOf((await ask(`${url}/setup/review?${ANSWERS}`)).body);
  expect(action).toMatch(new RegExp(`^http://${host}/settings/apps/new\\?state=`));
  expect(manifest).toMatchObject({ redirect_url: `${url}/setup/created` });
  const state = new URL(action).searchParams.get("state");
  const { status } = await ask(`${url}/setup/created?code=abc123&state=${state}`);
  expect(status).toBe(200);
  expect(await ended).toEqual([0, null]);
  github.close();

  expect(asked).toEqual(["POST /api/v3/app-manifests/abc123/conversions"]);
  const file = join(cwd, ".env");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readFile(file, "utf8")).not.toContain("\\n");
  const { app, pages } = readEnvironment(withEnvFile({}, file));
  expect(app).toMatchObject({ id: 77, privateKey: PEM.trim(), webhookSecret: SECRET });
  expect(pages).toMatchObject({
    clientId: OAUTH.client_id,
    clientSecret: OAUTH.client_secret,
    url: "https://triage.example.com",
  });
  expect(said).toContain("http://ghe.example/apps/mine/installations/new");
  expect(`${said}${complaints}`).not.toMatch(new RegExp(`${SECRET}|${OAUTH.client_secret}|PRIVATE KEY-`));
});
