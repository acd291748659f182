import { type GitHub, GitHubError, type ListedIssue } from "../github/github.js";
import { BackfillError } from "./backfill-error.js";

export interface ReadingParts {
  github: Pick<GitHub, "listOpenIssues">;
  /** `owner/name` */
  repo: string;
  /** Most issues that are wanted; pull requests do not count. */
  limit: number;
  /** Resolves after so many seconds. */
  wait: (seconds: number, why: string) => Promise<void>;
  /** Told of the number of issues so far. */
  onRead: (issues: number) => void;
}

/** Tries at a page; GitHub may ask to wait for the rest of its hour more than once. */
const TRIES = 6;
const FAULT_SECONDS = 5;
const LIMIT_SECONDS = 60;

/** The newest open issues of a repository, each once. Throws a BackfillError where they cannot be read. */
export async function readOpenIssues(parts: ReadingParts): Promise<readonly ListedIssue[]> {
  const { limit, onRead } = parts;
  const found = new Map<number, ListedIssue>();
  let page: string | null = null;
  do {
    const answer = await readPage(page, parts);
    // Pages shift while issues are opened: one that moved to the next page is not counted twice.
    for (const issue of answer.issues) {
      if (!issue.isPullRequest && found.size < limit) found.set(issue.number, issue);
    }
    onRead(found.size);
    page = answer.next;
  } while (page !== null && found.size < limit);
  return [...found.values()];
}

async function readPage(page: string | null, { github, repo, wait }: ReadingParts) {
  const [owner = "", name = ""] = repo.split("/");
  for (let tries = 1; ; tries += 1) {
    try {
      return await github.listOpenIssues({ owner, repo: name }, page);
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      const isPassing = error.kind === "rate-limited" || error.kind === "unavailable";
      if (!isPassing || tries >= TRIES) {
        throw new BackfillError(`the issues of ${repo} cannot be read (${error.message}); try again later`, {
          cause: error,
        });
      }
      const usual = error.kind === "rate-limited" ? LIMIT_SECONDS : FAULT_SECONDS * tries;
      await wait(error.retryAfter ?? usual, error.message);
    }
  }
}
