import type { PastIssue } from "../past-issue.js";
import { FetchError } from "./polite-fetch.js";
import { type PageReading, readPage } from "./read-page.js";
import { issueOf, requireRepository } from "./read-repository.js";
import { requireReadable } from "./require-readable.js";

/** An issue that was read, or why there is none to read. */
export type IssueRead = { number: number; issue: PastIssue } | { number: number; missing: string };

/** Why a single issue cannot be read, by status; anything else ends the reading. */
const MISSING: Readonly<Record<number, string>> = {
  301: "was transferred to another repository",
  404: "is not there, or the token of GITHUB_TOKEN may not see it",
  410: "was deleted",
};

/**
 * Reads issues of a repository one after the other, in the order given, once it is known that the repository can be read:
 * without that, each of them would be asked for in vain. One that is gone is told as missing; a FetchError
 * is thrown where reading cannot go on, and what was read by then is in the cache.
 */
export async function* readIssuesByNumber(
  { baseUrl, repo, ...reading }: PageReading & { baseUrl: string; repo: string },
  numbers: readonly number[],
): AsyncGenerator<IssueRead> {
  requireRepository(repo);
  await requireReadable({ baseUrl, repo, ...reading });
  for (const number of numbers) yield await readOne(number);

  async function readOne(number: number): Promise<IssueRead> {
    try {
      const page = await readPage(`${baseUrl}/repos/${repo}/issues/${number}`, (body) => [body], reading);
      const issue = issueOf(page.items[0], repo);
      return issue ? { number, issue } : { number, missing: "is a pull request" };
    } catch (error) {
      const missing = error instanceof FetchError && error.status !== null && MISSING[error.status];
      if (!missing) throw error;
      return { number, missing };
    }
  }
}
