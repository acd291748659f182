import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, test } from "@jest/globals";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { z } from "zod";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A suite that needs a browser; where there is none, one skipped test says what would make it run. */
export function describeInBrowser(name: string, suite: () => void): void {
  if (existsSync(CHROMIUM)) {
    describe(name, suite);
    return;
  }
  describe(name, () => {
    test.skip(`needs Chromium, and ${CHROMIUM} is not there: install it, or name it in CHROMIUM`, () => {});
  });
}

/** The system's Chromium without a window. It is the caller's to close. */
export function launchBrowser(): Promise<Browser> {
  // Root may not use the sandbox, and only pages of our own are opened. Small shared memory is common in containers.
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

/** What a page does that a page of ours must not: errors, refused content, requests to elsewhere. */
export interface Watched {
  page: Page;
  complaints: string[];
  close(): Promise<void>;
}

/** A page in a profile of its own that reaches `origin` alone. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: origin, ...options });
  const complaints: string[] = [];
  await context.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(`${origin}/`) || url.startsWith("data:")) return route.continue();
    complaints.push(`asked for ${url}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  return { page, complaints, close: () => context.close() };
}

const axeResult = z.object({
  violations: z.array(z.object({ id: z.string(), help: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

/**
 * What axe finds against WCAG 2.2 AA, one line a place. The page's policy forbids scripts that it did not bring, so the page
 * has to be opened with `bypassCSP`.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: AXE });
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} })`);
  return axeResult
    .parse(found)
    .violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
}

/** Pixels by which a page is wider than its window: it would scroll sideways. */
export async function overflow(page: Page): Promise<number> {
  return z.number().parse(await page.evaluate("document.documentElement.scrollWidth - window.innerWidth"));
}

/** How far parts of the page moved after they were first drawn, as browsers count it (0: nothing did). */
export async function layoutShift(page: Page): Promise<number> {
  return z.number().parse(
    await page.evaluate(`new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
        .observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    })`),
  );
}
