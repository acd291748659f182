/**
 * How soon pages are drawn, and how large they are: `npm run bench:pages`. The App and the playground run on this machine
 * with the example of the screenshots; each page is opened in new profiles of a browser, beside a page of one line. Prints a
 * table; exits with 1 where a page is over its target.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import Table from "cli-table3";
import { type Browser, chromium } from "playwright-core";
import { z } from "zod";
import { startExampleApp } from "../scripts/screenshots/example-app.js";
import { EXAMPLE_REPO } from "../scripts/screenshots/example-history.js";
import { repositoryPath } from "../src/pages/serve/page-parts.js";

const TIMES = 11;
const MOST_MS = 300;
const MOST_BYTES = 150_000;

const seenSchema = z.object({ paint: z.number(), page: z.number(), all: z.number() });
type Seen = z.infer<typeof seenSchema>;

/** First contentful paint from the beginning of the navigation, in ms; bytes of the page and with what it loads, unpacked. */
const LOOK = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const [paint] = list.getEntriesByName("first-contentful-paint");
    if (!paint) return;
    const [page] = performance.getEntriesByType("navigation");
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.decodedBodySize);
    const all = loaded.reduce((sum, size) => sum + size, page.decodedBodySize);
    resolve({ paint: paint.startTime, page: page.decodedBodySize, all });
  }).observe({ type: "paint", buffered: true });
})`;

async function look(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1_440, height: 900 } });
  await (await context.newPage()).goto(entrance);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  const seen = seenSchema.parse(await page.evaluate(LOOK));
  await context.close();
  return seen;
}

async function measure(browser: Browser, url: string): Promise<Seen> {
  // The first makes charts and reports; who comes then finds them made.
  await look(browser, url);
  const seen: Seen[] = [];
  for (let time = 0; time < TIMES; time++) seen.push(await look(browser, url));
  const [first] = seen;
  if (!first) throw new Error("nothing was measured");
  const paints = seen.map(({ paint }) => paint).sort((a, b) => a - b);
  return { ...first, paint: paints[Math.floor(TIMES / 2)] ?? Number.NaN };
}

const bare = createServer((_request, response) =>
  response.setHeader("content-type", "text/html").end("<!doctype html><title>.</title><p>One line."),
).listen(0, "127.0.0.1");
await once(bare, "listening");
const address = bare.address();
if (address === null || typeof address === "string") throw new Error("not listening");
const { app, entrance, playground, stop } = await startExampleApp();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
const table = new Table({
  head: ["page", "first paint, ms (median)", "of one line", "page, kB", "with its assets, kB"],
});
const repository = `${app}${repositoryPath(EXAMPLE_REPO)}`;
try {
  const { paint: least } = await measure(browser, `http://127.0.0.1:${address.port}/`);
  for (const [name, url] of [
    ["playground, a sample", `${playground}/playground?sample=hang`],
    ["repositories", `${app}/repos`],
    ["dashboard", repository],
    ["report", `${repository}/report`],
  ] as const) {
    const { paint, page, all } = await measure(browser, url);
    if (paint > MOST_MS || page > MOST_BYTES) process.exitCode = 1;
    table.push([
      name,
      Math.round(paint),
      (paint / least).toFixed(1),
      Math.round(page / 1_000),
      Math.round(all / 1_000),
    ]);
  }
  process.stdout.write(`${table.toString()}\na page of one line: ${Math.round(least)} ms\n`);
} finally {
  await browser.close();
  await stop();
  bare.close();
}
