import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContextOptions, Locator } from "playwright-core";
import { noteRepository } from "../../src/store/repositories.js";
import { fillRepository } from "../pages/support/fill-repository.js";
import { type PagesApp, startPagesApp } from "../pages/support/pages-app.js";
import {
  accessibilityProblems,
  describeInBrowser,
  launchBrowser,
  layoutShift,
  openPage,
  overflow,
} from "./support/browser.js";

jest.setTimeout(180_000);

/** Each width and each colour once: widths move boxes, colours change contrast, and neither does the other's. */
const LOOKS = [
  [360, "dark"],
  [1440, "light"],
] as const;

/** What a shift of one line beside others would be, and more. */
const UNNOTICED = 0.0005;

describeInBrowser("the page of a repository", () => {
  let browser: Browser;
  let pages: PagesApp;

  beforeAll(async () => {
    pages = await startPagesApp(null);
    await fillRepository(pages.database, "acme/serve");
    await noteRepository(pages.database, 1, "acme/empty");
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.close();
  });

  async function open(path = "/repos/acme/serve", options: BrowserContextOptions = {}) {
    const watched = await openPage(browser, pages.origin, options);
    await watched.page.goto(pages.app.pagesUrl ?? "");
    await watched.page.goto(path);
    return watched;
  }

  test("from the list one comes to a repository, and what it shows first is what broke", async () => {
    const { page, complaints, close } = await open("/");
    await page.getByRole("link", { name: "acme/serve" }).click();
    const verdict = page.locator(".verdict");
    await verdict.waitFor();
    expect(await verdict.textContent()).toContain("More System Hang than usual");
    expect(await isInWindow(verdict)).toBe(true);
    expect(await isInWindow(page.getByRole("heading", { name: "Labels that stand" }))).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test("a filter makes an address that shows the same to others", async () => {
    const { page, close } = await open();
    await page.getByLabel("First symptom").selectOption("system-hang");
    await page.getByLabel("Time").selectOption("7");
    await page.getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/symptom=system-hang&days=7/);
    const rows = page.locator("#triages .rows > li");
    expect(await rows.count()).toBe(7);
    const other = await open(page.url());
    expect(await other.page.locator("#triages .rows > li").count()).toBe(7);
    expect(await other.page.getByLabel("First symptom").inputValue()).toBe("system-hang");
    await other.close();
    await close();
  });

  test("one click copies the command for an issue that is left open", async () => {
    const { page, close } = await open("/repos/acme/serve", { permissions: ["clipboard-read", "clipboard-write"] });
    const first = page.locator("#unsure .rows > li").first();
    await first.getByRole("button").first().click();
    await first.getByText("Copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe("/triage symptom:silent-error");
    await close();
  });

  test("without script all of it is there, and nothing that only a script could do", async () => {
    const { page, complaints, close } = await open("/repos/acme/serve", { javaScriptEnabled: false });
    expect(await page.locator("#unsure code", { hasText: "/triage symptom:" }).first().isVisible()).toBe(true);
    expect(await page.locator("#unsure button").first().isVisible()).toBe(false);
    await page.getByLabel("Outcome").selectOption("failed");
    await page.getByRole("button", { name: "Show" }).click();
    await page.locator("#triages .rows > li").nth(1).waitFor({ state: "detached" });
    expect(await page.locator("#triages .rows > li").count()).toBe(1);
    await page.getByText("Symptom in numbers").click();
    expect(await page.locator("#shares table").first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  });

  test("with the keyboard alone one gets to the content, a filter and the next page", async () => {
    const { page, close } = await open();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#main$/);
    const outcome = page.getByLabel("Outcome");
    for (let key = 0; key < 80 && !(await isFocused(outcome)); key += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    expect(await outcome.inputValue()).toBe("done");
    const show = page.getByRole("button", { name: "Show" });
    for (let key = 0; key < 6 && !(await isFocused(show)); key += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/outcome=done/);
    const older = page.locator("#triages a[rel=next]");
    for (let key = 0; key < 120 && !(await isFocused(older)); key += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/outcome=done&after=/);
    expect(await page.getByRole("link", { name: "Newest" }).isVisible()).toBe(true);
    await close();
  });

  test("what an issue says never runs, loads or hides", async () => {
    const { page, complaints, close } = await open("/repos/acme/serve?outcome=abstained");
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.locator("main img, main script, main a[href^='javascript']").count()).toBe(0);
    expect(await page.locator(".ghost").allTextContents()).toEqual(expect.arrayContaining(["U+202E", "U+200B"]));
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(LOOKS)(
    "at %s pixels, %s: nothing sticks out, nothing moves, axe finds nothing",
    async (width, colorScheme) => {
      const { page, close } = await open("/repos/acme/serve", {
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      expect(await layoutShift(page)).toBeLessThan(UNNOTICED);
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      for (const path of ["/repos/acme/empty", "/repos"]) {
        await page.goto(path);
        expect(await overflow(page)).toBe(0);
        expect(await accessibilityProblems(page)).toEqual([]);
      }
      await close();
    },
  );
});

async function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === node.ownerDocument.activeElement);
}

async function isInWindow(element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  const size = element.page().viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height;
}
