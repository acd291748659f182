import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { dataTable } from "../../src/pages/design/data-table.js";
import { draw } from "../../src/pages/design/draw.js";
import { figure } from "../../src/pages/design/figure.js";
import { html } from "../../src/pages/design/markup.js";
import { respondPage } from "../../src/pages/serve/respond-page.js";
import { shell } from "../../src/pages/serve/shell.js";
import {
  accessibilityProblems,
  describeInBrowser,
  launchBrowser,
  layoutShift,
  openPage,
  overflow,
} from "./support/browser.js";
import { type PageServer, startPageServer } from "./support/page-server.js";

jest.setTimeout(120_000);

/** A button that came late among others, in the widest window, would be more. */
const UNNOTICED = 0.0001;

const SIZES = [
  [360, "light"],
  [360, "dark"],
  [1440, "light"],
  [1440, "dark"],
] as const;

describeInBrowser("the frame of the pages that are served", () => {
  let browser: Browser;
  let server: PageServer;

  beforeAll(async () => {
    server = await startPageServer([
      ["GET /sample", async (_request, response) => respondPage(response, 200, sample())],
      ["GET /intruders", async (_request, response) => respondPage(response, 200, withIntruders())],
    ]);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(path: string, options: BrowserContextOptions = {}) {
    const watched = await openPage(browser, server.origin, options);
    await watched.page.goto(path);
    return watched;
  }

  test("its style, script and charts pass its own policy", async () => {
    const { page, complaints, close } = await open("/sample");
    expect(complaints).toEqual([]);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: /^Cop(?:ied|y failed)$/ }).waitFor();
    expect(await page.evaluate("getComputedStyle(document.querySelector('.bar')).borderBottomWidth")).toBe("1px");
    expect(await page.locator("figure svg text").first().isVisible()).toBe(true);
    await close();
  });

  test("a script or style that stands in the page does nothing", async () => {
    const { page, close } = await open("/intruders");
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.evaluate("getComputedStyle(document.querySelector('#styled')).position")).toBe("static");
    await close();
  });

  test.each(SIZES)(
    "at %s pixels, %s: nothing sticks out, nothing moves, axe finds nothing",
    async (width, colorScheme) => {
      const { page, close } = await open("/sample", { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      expect(await overflow(page)).toBe(0);
      expect(await layoutShift(page)).toBeLessThan(UNNOTICED);
      expect(await accessibilityProblems(page)).toEqual([]);
      await close();
    },
  );

  test("who looks for nothing gets a page that says so", async () => {
    const { page, close } = await open("/no/such/page", { bypassCSP: true });
    expect(await page.locator("h1").textContent()).toBe("Nothing here");
    expect(await accessibilityProblems(page)).toEqual([]);
    await close();
  });

  test("the first key goes to the content", async () => {
    const { page, close } = await open("/sample");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    // Going to the content is a navigation, which the key does not wait for.
    await expect(page.waitForURL(`${server.origin}/sample#main`)).resolves.toBeUndefined();
    await close();
  });
});

/** Everything that the design system has. */
function sample(): string {
  const chart = draw("two bars", {
    marginLeft: 60,
    marks: [],
    y: { domain: ["one", "two"], type: "band", label: null },
    x: { domain: [0, 10], label: "how many" },
  });
  return shell({
    title: "Sample",
    navigation: [
      { href: "/sample", text: "Sample", isCurrent: true },
      { href: "/other", text: "Other" },
    ],
    main: html`<h1>Sample</h1>
<p class="lead">Everything once.</p>
<div class="cards"><div class="card"><h2>Right</h2><p class="big">91 %</p><p class="note">of 120</p></div>
<div class="card"><h2>Labels</h2><ul class="chips"><li><span class="chip">symptom: crash</span></li></ul></div></div>
<form><div class="field"><label for="text">Text</label><input type="text" id="text"><p class="hint">A hint.</p></div>
<label class="choice"><input type="checkbox"> A choice</label>
<div class="actions"><button class="primary">Go</button><button type="button" class="small needs-script" data-copy="x">Copy</button>
<span class="good">right</span> <span class="bad">wrong</span></div></form>
${dataTable(["name", "number"], [["a name", 3]])}
${figure("Bars", "How many of each.", chart)}
`,
  });
}

/** What no page of ours has, as if the text of an issue had got into one as markup. */
function withIntruders(): string {
  const main = html`<script>window.ran = true;</script><p id="styled" style="position: fixed">text</p>`;
  return shell({ title: "Sample", navigation: [], main });
}
