import { once } from "node:events";
import { type RequestOptions, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { html } from "../../src/pages/design/markup.js";
import { loadAssets } from "../../src/pages/serve/assets.js";
import { onThisMachine } from "../../src/pages/serve/loopback.js";
import { respondPage } from "../../src/pages/serve/respond-page.js";
import { shell } from "../../src/pages/serve/shell.js";
import { HttpError } from "../../src/server/http-error.js";
import { type PageServer, startPageServer } from "../browser/support/page-server.js";

let server: PageServer;

beforeAll(async () => {
  const answer = onThisMachine(async (_request, response) =>
    respondPage(response, 200, shell({ title: "<Title>", navigation: [], main: html`<h1>Here</h1>` })),
  );
  server = await startPageServer([
    ["GET /here", answer],
    ["POST /here", answer],
    [
      "GET /forbidden",
      async () => {
        throw new HttpError(403, "this <is> not for you");
      },
    ],
    [
      "GET /broken",
      async () => {
        throw new Error("a secret of the server's");
      },
    ],
  ]);
});
afterAll(() => server.stop());

/** As any client may send it, with any `Host`. */
async function ask(path: string, options: RequestOptions = {}) {
  const asked = request(`${server.origin}${path}`, options);
  asked.end();
  const [response] = await once(asked, "response");
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, headers: response.headers, text };
}

test("a page may load from its own server alone, be framed by nobody and be kept nowhere", async () => {
  const { status, headers, text } = await ask("/here");
  expect(status).toBe(200);
  const policy = String(headers["content-security-policy"]).split("; ");
  expect(policy).toEqual([
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]);
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
  });
  expect(text).toContain("<title>&lt;Title&gt; · engine-triage</title>");
  expect(text).not.toMatch(/<style|<script(?! src="\/assets\/)|\son\w+=|\sstyle=/);
});

test("its style and script are files whose names change with their content, kept for ever", async () => {
  const { text } = await ask("/here");
  const paths = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path = ""]) => path);
  expect(paths).toHaveLength(2);
  for (const path of [...paths, loadAssets().markdown.path]) {
    expect(path).toMatch(/^\/assets\/[a-z]+-[0-9a-f]{16}\.(?:css|js)$/);
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer.headers["content-type"]).toMatch(path.endsWith("css") ? /^text\/css/ : /^text\/javascript/);
    expect(answer.text).not.toMatch(/@import|https?:\/\/(?!www\.w3\.org)/);
  }
});

test("headers alone come without the page", async () => {
  const { status, headers, text } = await ask("/here", { method: "HEAD" });
  expect([status, text]).toEqual([200, ""]);
  expect(Number(headers["content-length"])).toBeGreaterThan(500);
});

test.each([
  ["/forbidden", 403, "This &lt;is&gt; not for you."],
  ["/nothing", 404, "There is no such page"],
  ["/broken", 500, "The error is in the log"],
])("of %s a browser gets a page with status %i, others JSON; neither tells what failed", async (path, status, said) => {
  const page = await ask(path, { headers: { accept: "text/html,*/*" } });
  expect(page.status).toBe(status);
  expect(page.headers["content-type"]).toMatch(/^text\/html/);
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
  expect(page.text).toContain(said);
  const json = await ask(path);
  expect(json.status).toBe(status);
  expect(Object.keys(JSON.parse(json.text))).toEqual(["error"]);
  for (const { text } of [page, json]) expect(text).not.toContain("secret");
});

test.each([
  ["another name", { host: "rebound.example" }],
  ["another name with a port", { host: "rebound.example:3000" }],
  ["a name that begins like ours", { host: "localhost.example" }],
  ["a name that begins like our address", { host: "127.0.0.1.example" }],
  ["a proxy before it", { "x-forwarded-for": "192.0.2.1" }],
  ["a proxy that tells the protocol", { "x-forwarded-proto": "https" }],
  ["a tunnel before it", { "cf-connecting-ip": "192.0.2.1" }],
  ["a proxy that names itself", { via: "1.1 proxy" }],
])("a page for this machine alone refuses a request with %s", async (_what, headers) => {
  expect((await ask("/here", { headers })).status).toBe(403);
});

test.each(["localhost", "localhost:3000", "127.0.0.1:1", "[::1]:3000", "127.1.2.3"])(
  "%s is this machine",
  async (host) => {
    expect((await ask("/here", { headers: { host } })).status).toBe(200);
  },
);

test.each([
  ["another site's form", { "sec-fetch-site": "cross-site", origin: "http://evil.example" }, 403],
  ["a form of another port's", { "sec-fetch-site": "same-site", origin: "http://localhost:9" }, 403],
  ["an old browser's form of another site", { origin: "http://evil.example" }, 403],
  ["an old browser's form of nowhere", { origin: "null" }, 403],
  ["its own form", { "sec-fetch-site": "same-origin", origin: "null" }, 200],
  ["its own form in an old browser", { origin: "http://localhost:3000" }, 200],
  ["a command line", {}, 200],
])("of %s it is told by the headers", async (_what, headers, status) => {
  const sent = { host: "localhost:3000", ...headers };
  expect((await ask("/here", { method: "POST", headers: sent })).status).toBe(status);
});
