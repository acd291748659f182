import { z } from "zod";
import { type PastIssue, pastIssueOf } from "../past-issue.js";
import type { CachedPage } from "./page-cache.js";
import { FetchError } from "./polite-fetch.js";
import { type PageReading, readPage } from "./read-page.js";

export interface RepositoryParts extends PageReading {
  baseUrl: string;
  /** `owner/name` */
  repo: string;
  /** Issues that are wanted, newest first; pull requests do not count. */
  limit: number;
  /** Told of the number of issues so far. */
  onRead: (issues: number) => void;
}

const PER_PAGE = 100;

/** The newest issues of a repository, open and closed, each once. Throws a FetchError where reading cannot go on. */
export async function readRepository(parts: RepositoryParts): Promise<readonly PastIssue[]> {
  const { baseUrl, repo, limit, onRead } = parts;
  requireRepository(repo);
  const issues = new Map<number, PastIssue>();
  let url: string | null = `${baseUrl}/repos/${repo}/issues?state=all&sort=created&direction=desc&per_page=${PER_PAGE}`;
  while (url !== null && issues.size < limit) {
    const page: CachedPage = await readPage(url, listOf, parts);
    // Pages shift while issues are opened: one that moved to the next page is not counted twice.
    for (const item of page.items) {
      const issue = issueOf(item, repo);
      if (issue && issues.size < limit && !issues.has(issue.number)) issues.set(issue.number, issue);
    }
    onRead(issues.size);
    url = page.next;
  }
  return [...issues.values()];
}

/** Throws a FetchError for what is no `owner/name`: it becomes part of an address. */
export function requireRepository(repo: string): void {
  if (/^[A-Za-z0-9][\w-]*\/(?!\.{1,2}$)[\w.-]+$/.test(repo)) return;
  throw new FetchError(`"${repo}" is no repository; name it as owner/name`);
}

function listOf(body: unknown): readonly unknown[] & unknown[] {
  const list = z.array(z.unknown()).safeParse(body).data;
  if (!list) throw new FetchError("GitHub answers with something else than a list of issues");
  return list;
}

/** An issue of GitHub's; null for a pull request. Throws a FetchError for anything else. */
export function issueOf(item: unknown, repo: string): PastIssue | null {
  try {
    return pastIssueOf(item, repo);
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new FetchError("GitHub answers with something else than issues", null, { cause: error });
    throw error;
  }
}
