import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { Browser, BrowserContextOptions, Locator } from "playwright-core";
import { readWeights } from "../../src/classify/embedded-weights.js";
import { playgroundRoutes } from "../../src/pages/playground/playground-routes.js";
import { createTriager } from "../../src/triage.js";
import {
  accessibilityProblems,
  describeInBrowser,
  launchBrowser,
  layoutShift,
  openPage,
  overflow,
} from "./support/browser.js";
import { type PageServer, startPageServer } from "./support/page-server.js";

jest.setTimeout(180_000);

const LOOKS = [
  [360, "light"],
  [360, "dark"],
  [1440, "light"],
  [1440, "dark"],
] as const;

/** What a shift of one line beside others would be, and more. */
const UNNOTICED = 0.0005;

const OUT_OF_MEMORY =
  "vllm serve dies with CUDA out of memory while it loads the model\n\nRuntimeError: CUDA error: out of memory";

describeInBrowser("the playground", () => {
  let browser: Browser;
  let server: PageServer;

  beforeAll(async () => {
    const triager = createTriager({ weights: readWeights(), model: null });
    server = await startPageServer(playgroundRoutes({ triager, canUseModel: false }));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  async function open(path = "/playground", options: BrowserContextOptions = {}) {
    const watched = await openPage(browser, server.origin, options);
    await watched.page.goto(path);
    return watched;
  }

  test("an issue that is pasted is decided about in place, and choices change the decision at once", async () => {
    const { page, complaints, close } = await open();
    await page.getByLabel("Title").fill("[Bug]: CUDA out of memory");
    await page.getByLabel("Body").fill(OUT_OF_MEMORY);
    await page.getByRole("button", { name: "Decide" }).click();
    await page.getByText("Crash in", { exact: false }).first().waitFor();
    expect(page.url()).toBe(`${server.origin}/playground`);
    expect(await page.locator(".source .hit").count()).toBeGreaterThan(0);
    await page.getByLabel("Engine").selectOption("sglang");
    await page.locator(".verdict", { hasText: "SGLang" }).waitFor();
    await page.getByLabel("Symptom labels").selectOption("0.99");
    await page.getByText("Not sure enough of: symptom", { exact: false }).waitFor();
    await page.getByLabel("Label phase").check();
    await page.locator(".chip.label, .note", { hasText: "phase" }).first().waitFor();
    expect(await page.getByLabel("Title").inputValue()).toBe("[Bug]: CUDA out of memory");
    expect(complaints).toEqual([]);
    await close();
  });

  test("without script it is a plain form: the same decision, and nothing that only a script could do", async () => {
    const { page, complaints, close } = await open("/playground", { javaScriptEnabled: false });
    await page.getByLabel("Body").fill(OUT_OF_MEMORY);
    await page.getByLabel("Engine").selectOption("vllm");
    await page.getByRole("button", { name: "Decide" }).click();
    await page.locator(".verdict", { hasText: "Crash in" }).waitFor();
    expect(await page.getByLabel("Engine").inputValue()).toBe("vllm");
    expect(await page.getByLabel("Body").inputValue()).toBe(OUT_OF_MEMORY);
    await page.locator("#json summary").click();
    expect(await page.locator("#decision-json").isVisible()).toBe(true);
    expect(await page.locator("[data-copy-from]").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await close();
  });

  test("with the keyboard alone a sample is picked, changed and decided about", async () => {
    const { page, close } = await open();
    const sample = page.getByRole("link", { name: "llama.cpp does not compile" });
    for (let key = 0; key < 12 && !(await isFocused(sample)); key++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator(".verdict", { hasText: "llama.cpp" }).waitFor();
    const title = page.getByLabel("Title");
    for (let key = 0; key < 20 && !(await isFocused(title)); key++) await page.keyboard.press("Tab");
    await page.keyboard.type("How do I ");
    await page.keyboard.press("Enter");
    await page.locator(".issue-title", { hasText: "How do I" }).waitFor();
    expect(await isFocused(title)).toBe(true);
    await close();
  });

  test("the file that is saved shows the decision by itself", async () => {
    const { page, complaints, close } = await open("/playground?sample=slow");
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save as a file" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("engine-triage-decision.html");
    const saved = readFileSync(await download.path(), "utf8");
    await close();
    const reader = await openPage(browser, server.origin);
    await reader.page.setContent(saved);
    expect(await reader.page.locator(".verdict").isVisible()).toBe(true);
    expect(await overflow(reader.page)).toBe(0);
    expect([...complaints, ...reader.complaints]).toEqual([]);
    await reader.close();
  });

  test("what an issue says never runs, loads or hides", async () => {
    const { page, complaints, close } = await open();
    const hostile = [
      `</textarea></ol><script>window.ran = 1</script><img src=x onerror="window.ran = 1">`,
      "[a](javascript:window.ran=1) ![b](https://elsewhere.example/pixel.png) @everyone",
      "RuntimeError: CUDA error \u202eyromem fo tuo\u202c <svg onload='window.ran = 1'> out of memory",
    ].join("\n");
    await page.getByLabel("Title").fill("<script>window.ran = 1</script> crash \u2066x");
    await page.getByLabel("Body").fill(hostile);
    await page.getByRole("button", { name: "Decide" }).click();
    await page.locator("#decision").waitFor();
    await page.locator("summary", { hasText: "Decision as JSON" }).click();
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.locator("#result img, #result script, #result a[href^='javascript']").count()).toBe(0);
    expect(await page.locator(".ghost").allTextContents()).toEqual(
      expect.arrayContaining(["U+202E", "U+202C", "U+2066"]),
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test("an issue that is too long is said to be, beside what was typed", async () => {
    const { page, close } = await open();
    // What a browser holds back from a hand comes from elsewhere all the same.
    await page.evaluate("document.querySelector('#body').removeAttribute('maxlength')");
    await page.getByLabel("Body").fill("x".repeat(65_600));
    await page.getByRole("button", { name: "Decide" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("body has more than the 65536 characters");
    await close();
  });

  test.each(LOOKS)(
    "at %s pixels, %s: nothing sticks out, nothing moves, axe finds nothing",
    async (width, colorScheme) => {
      const options = { viewport: { width, height: 900 }, colorScheme, bypassCSP: true };
      const { page, close } = await open("/playground?sample=secrets", options);
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true");
      expect(await overflow(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.goto("/playground?sample=hang");
      expect(await layoutShift(page)).toBeLessThan(UNNOTICED);
      await page.goto("/playground");
      expect(await accessibilityProblems(page)).toEqual([]);
      await close();
    },
  );
});

async function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((node) => node === node.ownerDocument.activeElement);
}
