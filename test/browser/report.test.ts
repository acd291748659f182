import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { html } from "../../src/pages/design/markup.js";
import { renderReport, renderReportFile } from "../../src/pages/report/render-report.js";
import { respondPage } from "../../src/pages/serve/respond-page.js";
import { shell } from "../../src/pages/serve/shell.js";
import { accuracyByCorrections } from "../../src/profile/label-accuracy.js";
import { madeIssues } from "../profile/made-issues.js";
import { madeProfile, outcomes } from "../profile/made-profile.js";
import { accessibilityProblems, describeInBrowser, launchBrowser, openPage, overflow } from "./support/browser.js";
import { type PageServer, startPageServer } from "./support/page-server.js";

jest.setTimeout(180_000);

const LOOKS = [
  [360, "light", "alone"],
  [360, "dark", "served"],
  [1440, "light", "served"],
  [1440, "dark", "alone"],
] as const;

const HOSTILE = `</details></table><script>window.ran = 1</script><img src=x onerror="window.ran = 1"> \u202egnp.exe`;
/** As long as GitHub lets a label be. */
const HOSTILE_LABEL = `</text></svg><img src=x onerror="window.ran = 1">`;

describeInBrowser("the report", () => {
  let browser: Browser;
  let files: Server;
  let file: string;
  let server: PageServer;

  beforeAll(async () => {
    const accuracy = accuracyByCorrections([
      ...outcomes("symptom: crash", 2, 8, "2025-11"),
      ...outcomes(HOSTILE_LABEL, 1, 2, "2025-12"),
      ...outcomes("symptom: crash", 9, 1, "2026-01"),
    ]);
    const profile = madeProfile(madeIssues(60, HOSTILE), { accuracy });
    const alone = renderReportFile(profile, "https://github.com");
    files = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(alone);
    });
    files.listen(0, "127.0.0.1");
    await once(files, "listening");
    const address = files.address();
    if (address === null || typeof address === "string") throw new Error("not listening");
    file = `http://127.0.0.1:${address.port}`;
    const main = renderReport(profile, "https://github.com", html`<a href="report.json">JSON</a>`);
    const page = shell({ title: "Bugs of o/r", navigation: [], main });
    server = await startPageServer([["GET /report", async (_request, response) => respondPage(response, 200, page)]]);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    files?.close();
  });

  async function open(origin: string, path: string, options: BrowserContextOptions = {}) {
    const watched = await openPage(browser, origin, options);
    await watched.page.goto(path);
    return watched;
  }

  test("a number of the map leads to the issues behind it, without script", async () => {
    const { page, complaints, close } = await open(file, "/", { javaScriptEnabled: false });
    const number = page.locator(".heat a").first();
    const target = (await number.getAttribute("href")) ?? "";
    await number.click();
    await page.locator(`[id="${target.slice(1)}"]`).waitFor({ state: "visible" });
    const row = page.locator("tr", { has: page.locator(`[id="${target.slice(1)}"]`) });
    await row.locator("summary").click();
    expect(await row.locator("a").first().getAttribute("href")).toMatch(/^https:\/\/github\.com\/o\/r\/issues\/\d+$/);
    expect(complaints).toEqual([]);
    await close();
  });

  test("what a title says neither runs nor loads nor hides, alone and served", async () => {
    for (const [origin, path] of [[file, "/"] as const, [server.origin, "/report"] as const]) {
      const { page, complaints, close } = await open(origin, path);
      expect(await page.evaluate("window.ran")).toBeUndefined();
      expect(await page.locator("main img, main script").count()).toBe(0);
      expect(await page.locator(".examples bdi").first().textContent()).not.toContain("\u202e");
      expect(complaints).toEqual([]);
      await close();
    }
  });

  test("on paper it is light, as wide as the sheet, with both maps beside each other", async () => {
    const { page, close } = await open(file, "/", { viewport: { width: 720, height: 1000 }, colorScheme: "dark" });
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await overflow(page)).toBe(0);
    const [here, there] = await page.locator(".heat").all();
    expect((await here?.boundingBox())?.y).toBe((await there?.boundingBox())?.y);
    await close();
  });

  test.each(LOOKS)(
    "at %s pixels, %s, %s: nothing sticks out and axe finds nothing",
    async (width, colorScheme, how) => {
      const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
      const { page, close } = await (how === "alone"
        ? open(file, "/", options)
        : open(server.origin, "/report", options));
      expect(await overflow(page)).toBe(0);
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await close();
    },
  );
});
