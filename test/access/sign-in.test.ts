import { once } from "node:events";
import { createServer as createHttpServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { pino } from "pino";
import { createCookies } from "../../src/access/cookies.js";
import { createSealer } from "../../src/access/sealed.js";
import { readSession, SESSION_SECONDS } from "../../src/access/session.js";
import { CALLBACK_PATH, FORM_TOKEN } from "../../src/access/sign-in-paths.js";
import { signInRoutes } from "../../src/access/sign-in-routes.js";
import { createGitHubOAuth } from "../../src/github/github-oauth.js";
import { createServer } from "../../src/server/create-server.js";
import { CLIENT_ID, CLIENT_SECRET, type GitHubStandIn, startGitHubStandIn } from "./support/github-stand-in.js";

const logger = pino({ level: "silent" });
const ADA = { id: 7, login: "ada" };
const START = Date.UTC(2026, 0, 5);
let now = START;
const cookies = createCookies(false);
const sealer = createSealer("a session secret of the tests, long enough", () => now);

let github: GitHubStandIn;
let server: Server;
let origin: string;

beforeAll(async () => {
  github = await startGitHubStandIn();
  origin = `http://127.0.0.1:${await freePort()}`;
  const oauth = createGitHubOAuth(
    {
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      redirectUrl: `${origin}${CALLBACK_PATH}`,
      githubBaseUrl: github.apiUrl,
    },
    logger,
  );
  server = createServer(new Map(signInRoutes({ oauth, sealer, cookies, origin })), logger);
  server.listen(Number(new URL(origin).port), "127.0.0.1");
  await once(server, "listening");
});
beforeEach(() => {
  now = START;
  github.failWith(null);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await github.close();
});

/** The redirect address has to be known before the server listens. */
async function freePort(): Promise<number> {
  const probe = createHttpServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no address");
  return address.port;
}

function ask(url: string, cookie = "", init: RequestInit = {}): Promise<Response> {
  return fetch(url, { redirect: "manual", ...init, headers: { cookie, ...init.headers } });
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((header) => header.split(";", 1)[0])
    .join("; ");
}

function locationOf(response: Response): string {
  return response.headers.get("location") ?? "";
}

async function signIn(wish = ""): Promise<Response> {
  const begun = await ask(`${origin}/sign-in${wish}`);
  return ask(github.approve(locationOf(begun), ADA), cookieOf(begun));
}

function sessionOf(cookie: string) {
  return readSession({ headers: { cookie } }, sealer, cookies);
}

test("who says yes on GitHub is signed in, and the person's token is given back at once", async () => {
  const answer = await signIn("?to=%2Frepos%2Fo%2Fr%3Fsymptom%3Dcrash");
  expect(answer.status).toBe(303);
  expect(locationOf(answer)).toBe("/repos/o/r?symptom=crash");
  expect(await sessionOf(cookieOf(answer))).toMatchObject(ADA);
  expect(github.openTokens()).toBe(0);
  expect(answer.headers.getSetCookie().join("\n")).not.toContain("ada");
  for (const header of answer.headers.getSetCookie()) expect(header).toMatch(/HttpOnly.*SameSite=Lax/);
});

test.each(["https://evil.example/", "//evil.example/repos", "/\\evil.example", "/sign-out", "/repos/../sign-out"])(
  "after signing in nobody is sent to %s",
  async (wish) => {
    expect(locationOf(await signIn(`?to=${encodeURIComponent(wish)}`))).toBe("/repos");
  },
);

test("a callback with another state, or in a browser that did not begin, signs nobody in", async () => {
  const [begun, other] = [await ask(`${origin}/sign-in`), await ask(`${origin}/sign-in`)];
  const back = github.approve(locationOf(begun), ADA);
  for (const cookie of ["", cookieOf(other), "engine-triage-sign-in=forged"]) {
    const answer = await ask(back, cookie);
    expect(answer.status).toBe(400);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});

test("a code counts once, and a sign-in that was begun eleven minutes ago not at all", async () => {
  const begun = await ask(`${origin}/sign-in`);
  const back = github.approve(locationOf(begun), ADA);
  now += 11 * 60_000;
  expect((await ask(back, cookieOf(begun))).status).toBe(400);
  now = START;
  expect((await ask(back, cookieOf(begun))).status).toBe(303);
  expect((await ask(back, cookieOf(begun))).status).toBe(403);
});

test("a code of somebody else's sign-in is worth nothing: its verifier is another", async () => {
  const [mine, theirs] = [await ask(`${origin}/sign-in`), await ask(`${origin}/sign-in`)];
  const code = new URL(github.approve(locationOf(theirs), ADA)).searchParams.get("code") ?? "";
  const back = new URL(github.approve(locationOf(mine), ADA));
  back.searchParams.set("code", code);
  expect((await ask(back.href, cookieOf(mine))).status).toBe(403);
});

test("without a yes from GitHub, or without GitHub, nobody is signed in", async () => {
  const begun = await ask(`${origin}/sign-in`);
  const back = new URL(github.approve(locationOf(begun), ADA));
  github.failWith(503);
  expect((await ask(back.href, cookieOf(begun))).status).toBe(502);
  back.searchParams.delete("code");
  expect((await ask(back.href, cookieOf(begun))).status).toBe(403);
});

test("an attempt ends in the browser with the first code that is not confirmed", async () => {
  const ended = [expect.stringContaining("engine-triage-sign-in=; Max-Age=0")];
  for (const change of [
    (back: URL) => back.searchParams.set("code", "junk"),
    (back: URL) => back.searchParams.delete("code"),
    () => github.failWith(503),
  ]) {
    const begun = await ask(`${origin}/sign-in`);
    const back = new URL(github.approve(locationOf(begun), ADA));
    change(back);
    const answer = await ask(back.href, cookieOf(begun));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers.getSetCookie()).toEqual(ended);
  }
});

test("a session ends after its time, and one that was changed or sealed by another secret is none", async () => {
  const cookie = cookieOf(await signIn());
  now += (SESSION_SECONDS - 1) * 1_000;
  expect(await sessionOf(cookie)).toMatchObject(ADA);
  now += 2_000;
  expect(await sessionOf(cookie)).toBeNull();
  now = START;
  const middle = Math.floor(cookie.length / 2);
  const changed = `${cookie.slice(0, middle)}${cookie[middle] === "A" ? "B" : "A"}${cookie.slice(middle + 1)}`;
  expect(await sessionOf(changed)).toBeNull();
  const another = createSealer("another secret of the tests, as long as it", () => now);
  expect(await readSession({ headers: { cookie } }, another, cookies)).toBeNull();
});

test("the cookie of a sign-in that goes on is no session", async () => {
  const begun = cookieOf(await ask(`${origin}/sign-in`));
  expect(await sessionOf(begun.replace("engine-triage-sign-in", "engine-triage-session"))).toBeNull();
});

test("signing out takes the session's own form token, from its own site", async () => {
  const cookie = cookieOf(await signIn());
  const token = (await sessionOf(cookie))?.formToken ?? "";
  const send = (value: string, headers: Record<string, string> = {}) =>
    ask(`${origin}/sign-out`, cookie, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ [FORM_TOKEN]: value }).toString(),
    });
  expect((await send("")).status).toBe(403);
  expect((await send(token, { origin: "https://evil.example" })).status).toBe(403);
  expect((await send(token, { "content-type": "text/plain" })).status).toBe(403);
  const answer = await send(token, { origin });
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()).toEqual([expect.stringContaining("engine-triage-session=; Max-Age=0")]);
});

test("over TLS the cookies are of this host alone and never go in the clear", () => {
  expect(createCookies(true).set("session", "x", 60)).toMatch(/^__Host-engine-triage-session=x;.*Path=\/;.*Secure/);
});
