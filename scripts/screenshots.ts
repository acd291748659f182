/**
 * Pictures of README and docs: `npm run screenshots`. The App runs as `serve` runs it, on an embedded database with twelve
 * weeks of an example repository, whose issues are reports written for this project; a browser takes the pictures. Needs
 * Chromium (CHROMIUM names another than /usr/bin/chromium).
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { REPORT_PAGE } from "../src/pages/serve/frame.js";
import { repositoryPath } from "../src/pages/serve/page-parts.js";
import { startExampleApp } from "./screenshots/example-app.js";
import { EXAMPLE_REPO } from "./screenshots/example-history.js";

const FOLDER = fileURLToPath(new URL("../docs/images/", import.meta.url));

interface Picture {
  file: string;
  /** Which of the two servers, and the page there. */
  of: "app" | "playground";
  path: string;
  width: number;
  /** Where the picture ends; the whole element or page where it is null. */
  height: number | null;
  /** What is shown; the page unless given. */
  element?: string;
  colorScheme?: "light" | "dark";
}

const SAMPLE = { of: "playground", path: "/playground?sample=hang" } as const;
const REPO = { of: "app", path: repositoryPath(EXAMPLE_REPO) } as const;
const REPORT = { of: "app", path: `${REPO.path}${REPORT_PAGE}` } as const;

const PICTURES: readonly Picture[] = [
  { file: "comment.png", ...SAMPLE, width: 1_280, height: null, element: "#comment .comment" },
  { file: "playground.png", ...SAMPLE, width: 1_280, height: 860 },
  { file: "dashboard.png", ...REPO, width: 1_280, height: 960 },
  { file: "dashboard-dark.png", ...REPO, width: 1_280, height: 960, colorScheme: "dark" },
  { file: "report.png", ...REPORT, width: 1_280, height: null, element: "#combinations" },
];

mkdirSync(FOLDER, { recursive: true });
const servers = await startExampleApp();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
});
try {
  for (const picture of PICTURES) await take(picture);
} finally {
  await browser.close();
  await servers.stop();
}

async function take({ file, of, path, width, height, element, colorScheme = "light" }: Picture): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: height ?? 900 }, colorScheme });
  const page = await context.newPage();
  await page.goto(servers.entrance);
  await page.goto(`${servers[of]}${path}`, { waitUntil: "networkidle" });
  await shoot(page, `${FOLDER}${file}`, element);
  await context.close();
  process.stdout.write(`docs/images/${file}\n`);
}

async function shoot(page: Page, path: string, element: string | undefined): Promise<void> {
  if (element === undefined) await page.screenshot({ path });
  else await page.locator(element).screenshot({ path });
}
