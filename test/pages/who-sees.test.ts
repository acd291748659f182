import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { GitHubError } from "../../src/github/github.js";
import { noteRepository } from "../../src/store/repositories.js";
import { type GitHubStandIn, startGitHubStandIn } from "../access/support/github-stand-in.js";
import { bug, triaged } from "./support/fill-repository.js";
import { type PagesApp, startPagesApp } from "./support/pages-app.js";
import { signIn } from "./support/sign-in.js";

// The embedded database takes seconds to start, and many times that on a busy machine.
jest.setTimeout(120_000);

const THERE = "/repos/acme/private";
const NOWHERE = "/repos/acme/nowhere";

describe("pages of an App to which people sign in", () => {
  let github: GitHubStandIn;
  let pages: PagesApp;
  let ada: { id: number; login: string };
  let bob: { id: number; login: string };

  beforeAll(async () => {
    github = await startGitHubStandIn();
    pages = await startPagesApp(github.apiUrl);
    const { database, app } = pages;
    await noteRepository(database, 1, "acme/private");
    await noteRepository(database, 1, "acme/public");
    await triaged(database, "acme/private", { issue: 1, daysAgo: 1, decision: bug(1, "crash") });
    ada = app.github.account("ada");
    bob = app.github.account("bob");
    app.github.repository("acme/private").roles.set("ada", "triage");
  });
  afterAll(async () => {
    await pages?.close();
    await github?.close();
  });

  const read = (path: string, cookie = "", headers: Record<string, string> = {}) =>
    fetch(`${pages.origin}${path}`, { redirect: "manual", headers: { cookie, accept: "text/html", ...headers } });
  const signedIn = async (person: { id: number; login: string }) => (await signIn(pages.origin, github, person)).cookie;

  test("whoever may triage a repository sees it and its name, and no other's", async () => {
    const cookie = await signedIn(ada);
    expect((await read(THERE, cookie)).status).toBe(200);
    expect((await read("/repos/acme/public", cookie)).status).toBe(404);
    const list = await (await read("/repos", cookie)).text();
    expect(list).toContain('<a href="/repos/acme/private">acme/private</a>');
    expect(list).not.toContain("acme/public");
    expect(list).toContain("<span>ada</span>");
    const cut = async (begins: string) => (await read(`/repos?begins=${begins}`, cookie)).text();
    expect(await cut("ACME%2Fpri")).toContain("acme/private</a>");
    expect(await cut("other")).toContain("No repository that begins with other");
  });

  test("a stranger, also on this machine, and whoever may not, get the same page whether or not the repository is there", async () => {
    const cookie = await signedIn(bob);
    for (const who of ["", cookie]) {
      for (const query of ["", "?symptom=crash"]) {
        const [there, nowhere] = await Promise.all([read(`${THERE}${query}`, who), read(`${NOWHERE}${query}`, who)]);
        expect([there.status, nowhere.status]).toEqual([404, 404]);
        const body = await there.text();
        expect(await nowhere.text()).toBe(body);
        expect(body).toContain("Nothing here");
        const headers = ({ headers: each }: Response) => [...each].filter(([name]) => name !== "date");
        expect(headers(there)).toEqual(headers(nowhere));
      }
    }
    for (const odd of ["/repos/acme/a%00b", "/repos/%2e%2e/x", `/repos/acme/${"x".repeat(101)}`, "/repos/acme/a%2Fb"])
      expect((await read(odd, cookie)).status).toBe(404);
  });

  test("a stranger who follows a deep link is led to the sign-in and back to it", async () => {
    const body = await (await read(`${THERE}?symptom=crash`)).text();
    const [, href = ""] = /class="button primary" href="([^"]+)"/.exec(body) ?? [];
    const led = await read(`${THERE}${href.replaceAll("&amp;", "&")}`);
    expect(led.status).toBe(303);
    const { cookie, location } = await signIn(pages.origin, github, ada, led.headers.get("location") ?? "");
    expect(location).toBe(`${THERE}?symptom=crash`);
    expect((await read(location, cookie)).status).toBe(200);
  });

  test("the front page offers the sign-in to strangers and leads others on", async () => {
    const front = await read("/");
    expect(front.status).toBe(200);
    expect(await front.text()).toContain('href="/sign-in"');
    expect((await read("/", await signedIn(ada))).headers.get("location")).toBe("/repos");
  });

  test("who has the login of somebody who may, but another account, sees nothing", async () => {
    expect((await read(THERE, await signedIn({ id: ada.id + 1_000, login: "ada" }))).status).toBe(404);
  });

  test("while GitHub does not say who may, nobody does", async () => {
    const carol = pages.app.github.account("carol");
    pages.app.github.repository("acme/private").roles.set("carol", "admin");
    const cookie = await signedIn(carol);
    pages.app.github.fail({ method: "readPermission", error: new GitHubError("unavailable", "not now") });
    expect((await read(THERE, cookie)).status).toBe(404);
  });

  test("signing out takes the token of the page's own form", async () => {
    const cookie = await signedIn(ada);
    const page = await (await read("/repos", cookie)).text();
    const [, token = ""] = /name="form-token" value="([^"]+)"/.exec(page) ?? [];
    const send = (value: string, origin = pages.origin) =>
      fetch(`${pages.origin}/sign-out`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, origin },
        body: new URLSearchParams({ "form-token": value }),
      });
    expect((await send("guessed")).status).toBe(403);
    expect((await send(token, "https://evil.example")).status).toBe(403);
    const ended = await send(token);
    expect([ended.status, ended.headers.get("location")]).toEqual([303, "/"]);
    expect(ended.headers.getSetCookie().join()).toMatch(/session=; Max-Age=0/);
  });
});

describe("pages of an App without sign-in", () => {
  async function statuses(
    variables: Record<string, string>,
    headers: Record<string, string> = {},
    cookieOf: (pages: PagesApp) => string = ({ cookie }) => cookie,
  ) {
    const pages = await startPagesApp(null, variables);
    await noteRepository(pages.database, 1, "acme/private");
    const found: number[] = [];
    for (const path of ["/", "/repos", THERE, "/sign-in"])
      found.push(
        (
          await fetch(`${pages.origin}${path}`, {
            redirect: "manual",
            headers: { ...headers, cookie: cookieOf(pages) },
          })
        ).status,
      );
    await pages.close();
    return found;
  }

  test("are for who came in by the printed address, and for nobody whom a proxy of the machine lets in", async () => {
    expect(await statuses({})).toEqual([303, 200, 200, 404]);
    expect(await statuses({}, { "x-forwarded-for": "192.0.2.1" })).toEqual([404, 404, 404, 404]);
    // A proxy that says for nobody, and asks under its own name.
    expect(await statuses({}, {}, () => "")).toEqual([404, 404, 404, 404]);
    expect(await statuses({}, {}, () => "engine-triage-local=guessed")).toEqual([404, 404, 404, 404]);
  });

  test("have an address that lets nobody in from elsewhere, nor with another key", async () => {
    const pages = await startPagesApp(null);
    const address = pages.app.pagesUrl ?? "";
    const open = (url: string, headers: Record<string, string> = {}) => fetch(url, { redirect: "manual", headers });
    const entered = await open(address);
    expect([entered.status, entered.headers.get("location")]).toEqual([303, "/"]);
    expect(entered.headers.getSetCookie().join()).toMatch(/; HttpOnly; SameSite=Lax/);
    expect((await open(address, { "x-real-ip": "192.0.2.1" })).status).toBe(404);
    expect((await open(`${address}x`)).status).toBe(404);
    await pages.close();
  });

  test("are for nobody in a deployment: a proxy on its machine may hide that it is one", async () => {
    expect(await statuses({ NODE_ENV: "production" })).toEqual([404, 404, 404, 404]);
  });
});
