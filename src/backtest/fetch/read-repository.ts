import { z } from "zod";
import { type PastIssue, pastIssueOf } from "../past-issue.js";
import type { CachedPage, PageCache } from "./page-cache.js";
import { FetchError, type PoliteFetch } from "./polite-fetch.js";

export interface RepositoryParts {
  baseUrl: string;
  /** `owner/name` */
  repo: string;
  /** Issues that are wanted, newest first; pull requests do not count. */
  limit: number;
  get: PoliteFetch;
  cache: PageCache;
  /** Told of the number of issues so far. */
  onRead: (issues: number) => void;
  now?: () => number;
}

/** A page read less long ago than this belongs to a run that was interrupted: it is not asked for again. */
const FRESH_MS = 60 * 60_000;
const PER_PAGE = 100;

/** The newest issues of a repository, open and closed, each once. Throws a FetchError where reading cannot go on. */
export async function readRepository(parts: RepositoryParts): Promise<readonly PastIssue[]> {
  const { baseUrl, repo, limit, onRead } = parts;
  if (!/^[A-Za-z0-9][\w-]*\/(?!\.{1,2}$)[\w.-]+$/.test(repo))
    throw new FetchError(`"${repo}" is no repository; name it as owner/name`);
  const issues = new Map<number, PastIssue>();
  let url: string | null = `${baseUrl}/repos/${repo}/issues?state=all&sort=created&direction=desc&per_page=${PER_PAGE}`;
  while (url !== null && issues.size < limit) {
    const page: CachedPage = await readPage(url, parts);
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

async function readPage(url: string, { get, cache, now = Date.now }: RepositoryParts): Promise<CachedPage> {
  const known = await cache.find(url);
  if (known && now() - known.readAt < FRESH_MS) return known;
  const answer = await get(url, known?.etag ?? null);
  const page =
    answer.kind === "unchanged" && known
      ? { ...known, readAt: now(), next: answer.next ?? known.next }
      : { url, etag: answer.etag, next: answer.next, readAt: now(), items: listOf(answer.body) };
  await cache.keep(page);
  return page;
}

function listOf(body: unknown): readonly unknown[] & unknown[] {
  const list = z.array(z.unknown()).safeParse(body).data;
  if (!list) throw new FetchError("GitHub answers with something else than a list of issues");
  return list;
}

function issueOf(item: unknown, repo: string): PastIssue | null {
  try {
    return pastIssueOf(item, repo);
  } catch (error) {
    if (error instanceof z.ZodError)
      throw new FetchError("GitHub answers with something else than issues", { cause: error });
    throw error;
  }
}
