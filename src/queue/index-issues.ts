import { ignoredBecause } from "../config/repository/ignore-issue.js";
import type { GitHub, IssuePage } from "../github/github.js";
import { parseReport } from "../report/parse-report.js";
import { errorSignature } from "../similar/signature.js";
import { type IndexedIssue, indexEarlierIssues } from "../store/similar-issues.js";
import { JOB_DONE, type JobResult } from "./job-result.js";
import { listOvertaken } from "./job-rows.js";
import { DEFAULT_SETTINGS_OF } from "./load-repository-settings.js";
import type { JobDependencies } from "./run-job.js";
import { issueKey, type JobOf } from "./stored-jobs.js";

/** Pages of a hundred issues and pull requests: three calls to GitHub for a repository that comes. */
const MOST_PAGES = 3;

/**
 * Puts a repository's newest issues, closed ones too, into the index of similar issues, so that it is of use from the first
 * day. What is in the index already stays. Each page is stored before the next is asked for; run again, after a failure,
 * it comes to the same. An issue that GitHub tells of while its page is read is left out. Nothing where the repository has turned similar issues, or the App, off. Throws a GitHubError.
 */
export async function indexIssues(
  { installation, repo }: JobOf<"index-issues">,
  { database, githubOf, settingsOf = DEFAULT_SETTINGS_OF }: Omit<JobDependencies, "triager">,
): Promise<JobResult> {
  const github = await githubOf(installation);
  const settings = await settingsOf(github, repo);
  if (settings.mode === "off" || !settings.similar) return JOB_DONE;
  const began = performance.now();
  for await (const { issues } of newestPages(github, repo)) {
    const keyOf = ({ number }: { number: number }): string => issueKey({ repo, issue: number });
    // A page is older than what was heard since it was asked for: it would bring back what is deleted, or open what is closed.
    const seconds = Math.ceil((performance.now() - began) / 1_000) + 1;
    const overtaken = await listOvertaken(database, issues.map(keyOf), seconds);
    const read = issues.filter(
      (issue) =>
        !issue.isPullRequest && ignoredBecause(issue, settings.ignore) === null && !overtaken.has(keyOf(issue)),
    );
    const indexed = read.map(({ number, title, body, state, openedAt }): IndexedIssue => {
      const { innermostError } = parseReport({ repo, number, title, body });
      const signature = errorSignature(innermostError);
      return { repo, issue: number, state, openedAt: openedAt ?? null, signature };
    });
    await indexEarlierIssues(database, indexed);
  }
  return JOB_DONE;
}

async function* newestPages(github: GitHub, repo: string): AsyncGenerator<IssuePage> {
  const [owner = "", name = ""] = repo.split("/");
  let next: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: IssuePage = await github.listNewestIssues({ owner, repo: name }, next);
    yield page;
    next = page.next;
    if (next === null) return;
  }
}
