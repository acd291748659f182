import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { noteRepository } from "../../src/store/repositories.js";
import { type GitHubStandIn, startGitHubStandIn } from "../access/support/github-stand-in.js";
import { type PagesApp, startPagesApp } from "../pages/support/pages-app.js";
import { accessibilityProblems, describeInBrowser, launchBrowser, openPage, overflow } from "./support/browser.js";

jest.setTimeout(120_000);

describeInBrowser("signing in", () => {
  let browser: Browser;
  let github: GitHubStandIn;
  let pages: PagesApp;

  beforeAll(async () => {
    github = await startGitHubStandIn();
    pages = await startPagesApp(github.apiUrl);
    await noteRepository(pages.database, 1, "acme/mine");
    await noteRepository(pages.database, 1, "acme/theirs");
    github.saysYes(pages.app.github.account("ada"));
    pages.app.github.repository("acme/mine").roles.set("ada", "triage");
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
    await github?.close();
  });

  function open(options: BrowserContextOptions = {}) {
    return openPage(browser, pages.origin, options);
  }

  test("leads from a deep link over GitHub and back, and out again", async () => {
    const { page, complaints, close } = await open();
    const first = await page.goto("/repos/acme/mine?period=month");
    expect(first?.status()).toBe(404);
    await page.getByRole("link", { name: "Sign in with GitHub" }).click();
    await page.waitForURL(`${pages.origin}/repos/acme/mine?period=month`);
    expect(await page.locator("h1").textContent()).toBe("acme/mine");
    expect(await page.locator(".bar-aside").textContent()).toContain("ada");
    expect(await page.context().cookies()).toEqual([expect.objectContaining({ httpOnly: true, sameSite: "Lax" })]);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in with GitHub" }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect((await page.goto("/repos/acme/mine"))?.status()).toBe(404);
    // The two pages that were not there for a stranger; browsers put them on record as failed.
    expect(complaints.filter((complaint) => !complaint.includes("404"))).toEqual([]);
    await close();
  });

  test("shows somebody their repositories, and of another's no more than of one that is not there", async () => {
    const { page, close } = await open();
    await page.goto("/sign-in");
    await page.waitForURL(`${pages.origin}/repos`);
    expect(await page.locator("tbody a").allTextContents()).toEqual(["acme/mine"]);
    const look = async (path: string) => {
      const response = await page.goto(path);
      return { status: response?.status(), main: await page.locator("main").innerHTML() };
    };
    const theirs = await look("/repos/acme/theirs");
    expect(theirs.status).toBe(404);
    expect(await look("/repos/acme/nowhere")).toEqual(theirs);
    await close();
  });

  test("works without script", async () => {
    const { page, close } = await open({ javaScriptEnabled: false });
    await page.goto("/");
    await page.getByRole("link", { name: "Sign in with GitHub" }).click();
    await page.getByRole("link", { name: "acme/mine" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("link", { name: "Sign in with GitHub" }).waitFor();
    await close();
  });

  test("may not be framed or forged by another site", async () => {
    const { page, close } = await open();
    await page.goto("/sign-in");
    await page.waitForURL(`${pages.origin}/repos`);
    const elsewhere = pages.origin.replace("127.0.0.1", "localhost");
    await page.context().route(`${elsewhere}/trap`, (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<iframe src="${pages.origin}/repos"></iframe><form method="post" action="${pages.origin}/sign-out"><button>Win</button></form>`,
      }),
    );
    await page.goto(`${elsewhere}/trap`);
    expect(await page.frameLocator("iframe").locator("h1", { hasText: "Repositories" }).count()).toBe(0);
    await page.getByRole("button", { name: "Win" }).click();
    await page.getByText("Not allowed").waitFor();
    await page.goto("/repos");
    expect(await page.locator("tbody a").allTextContents()).toEqual(["acme/mine"]);
    await close();
  });

  test.each([
    [360, "dark"],
    [1440, "light"],
  ] as const)("at %s pixels, %s: axe finds nothing for strangers either", async (width, colorScheme) => {
    const { page, close } = await open({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    for (const path of ["/", "/repos/acme/mine"]) {
      await page.goto(path);
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
    }
    await close();
  });
});
