import { once } from "node:events";
import { statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { withEnvFile } from "../../config/env-file.js";
import { readSetupEnvironment } from "../../config/setup-environment.js";
import type { LoadedProfile } from "../../pages/report/load-profile.js";
import { profileMarkdown } from "../../profile/markdown/profile-markdown.js";
import { printProfile } from "../../profile/print-profile.js";
import { profileJson } from "../../profile/profile-json.js";
import { errorMessage } from "../error-message.js";
import { InputProblem } from "./input-problem.js";
import { profileOfFile } from "./profile-of-file.js";
import { profileOfStore } from "./profile-of-store.js";
import { assertRepository } from "./repository-name.js";

/** Options as they stand on the command line. */
export interface ReportOptions {
  repo?: string;
  since?: string;
  json: boolean;
  markdown?: string;
  html?: string;
}

const LINES = /\.(?:jsonl|ndjson|json)$/i;

/** The `report` command. Returns the exit code: 2 where something of the input cannot be used. */
export async function reportMain(what: string, options: ReportOptions): Promise<number> {
  try {
    const since = options.since ?? null;
    if (since !== null && !z.iso.date().safeParse(since).success) {
      throw new InputProblem(`--since must be a day like 2025-01-31, not "${since}"`);
    }
    const repo = options.repo ?? null;
    if (repo !== null) assertRepository(repo, "--repo");
    if (what === "-" || LINES.test(what) || isFile(what)) {
      const loaded = await profileOfFile(what, { repo, since });
      await give(loaded, options);
      return 0;
    }
    assertRepository(what, "there is no such file, and as a repository");
    return await profileOfStore(what, since, (loaded) => give(loaded, options));
  } catch (error) {
    process.stderr.write(`engine-triage: ${errorMessage(error)}\n`);
    return 2;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function give({ profile, bugs }: LoadedProfile, { json, markdown, html }: ReportOptions): Promise<void> {
  const { githubUrl } = readSetupEnvironment(withEnvFile(process.env));
  if (markdown !== undefined) {
    await writeFile(markdown, profileMarkdown(profile, githubUrl));
    process.stderr.write(`wrote ${markdown}\n`);
  }
  if (html !== undefined) {
    // The charting library is loaded for the page only.
    const { renderReportFile } = await import("../../pages/report/render-report.js");
    await writeFile(html, renderReportFile(profile, githubUrl));
    process.stderr.write(`wrote ${html}\n`);
  }
  if (!json) {
    process.stdout.write(printProfile(profile));
    return;
  }
  for (const piece of profileJson(profile, bugs)) {
    if (!process.stdout.write(piece)) await once(process.stdout, "drain");
  }
}
