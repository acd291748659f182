import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createPageCache } from "../../backtest/fetch/page-cache.js";
import { createPoliteFetch } from "../../backtest/fetch/polite-fetch.js";
import { readRepository } from "../../backtest/fetch/read-repository.js";
import type { PastIssue } from "../../backtest/past-issue.js";
import type { GitHubEnvironment } from "../../config/github-environment.js";
import { nameOfInput, readPastIssues } from "../input/read-past-issues.js";
import { startProgress } from "./progress-bar.js";

/** Issues of a file or a repository, and how many lines could not be read. */
export interface Gathered {
  name: string;
  issues: readonly PastIssue[];
  /** What was wrong with the first lines that could not be read, or not all of them. */
  problems: readonly string[];
  unreadable: number;
}

/** Problems of lines that are told. */
export const MOST_PROBLEMS = 5;

/** Reads JSON Lines of issues with labels. A line that is no issue is counted and told, a field that is left out told; pull requests are left out. */
export async function readIssueFile(path: string, repo: string): Promise<Gathered> {
  const issues: PastIssue[] = [];
  const problems: string[] = [];
  let unreadable = 0;
  for await (const read of readPastIssues(path, repo)) {
    if ("issue" in read) issues.push(read.issue);
    else unreadable += 1;
    const told = "issue" in read ? read.doubts : [read.problem];
    problems.push(...told.slice(0, MOST_PROBLEMS - problems.length));
  }
  return { name: nameOfInput(path), issues, problems, unreadable };
}

/** Reads the newest issues of a repository from GitHub, with a progress bar. Throws a FetchError. */
export async function fetchIssues(
  repo: string,
  limit: number,
  folder: string,
  { token, baseUrl }: GitHubEnvironment,
  stderr: NodeJS.WriteStream,
): Promise<Gathered> {
  const progress = startProgress("read from GitHub", limit, stderr);
  const get = createPoliteFetch({
    baseUrl,
    token,
    wait: (ms) => sleep(ms),
    onWait: (seconds, why) => stderr.write(`\nengine-triage: ${why}: waiting ${seconds} s\n`),
  });
  try {
    const cache = createPageCache(join(folder, repo.replace("/", "__")));
    const issues = await readRepository({ baseUrl, repo, limit, get, cache, onRead: progress.show });
    return { name: repo, issues, problems: [], unreadable: 0 };
  } finally {
    progress.stop();
  }
}
