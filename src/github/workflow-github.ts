import type { Logger } from "pino";
import { ProbotOctokit } from "probot";
import { toGitHubError } from "./errors.js";
import { fetchWithin } from "./fetch-within.js";
import type { GitHub, IssueRef } from "./github.js";
import { readIssueEvents } from "./issue-events.js";
import { createKnownLabels } from "./known-labels.js";
import { createOctokitGitHub } from "./octokit-github.js";

/** Whose a change was: this workflow's, another machine's, a person's. */
export type Doer = "self" | "bot" | "person";

/** Something that happened on an issue. */
export type IssueChange =
  | { kind: "label-added" | "label-removed"; label: string; by: Doer }
  | { kind: "comment-deleted"; by: Doer };

/** GitHub as a workflow sees it, and what happened on an issue so far: all the memory that a workflow has. */
export interface WorkflowGitHub {
  github: GitHub;
  /** Oldest first. Throws a GitHubError. */
  readHistory(ref: IssueRef): Promise<readonly IssueChange[]>;
}

export interface WorkflowAccess {
  /** The GITHUB_TOKEN of the run. */
  token: string;
  baseUrl: string;
  /** Longest that GitHub may take for an answer; TIMEOUT_MS unless given. */
  timeoutMs?: number;
}

/** The bot in whose name every workflow of a repository acts; its number differs between github.com and other servers. */
const SLUG = "github-actions";
const TIMEOUT_MS = 15_000;

/** GitHub by the token of a workflow's run. Nothing is tried again here: see action/try-again.ts. */
export function createWorkflowGitHub(
  { token, baseUrl, timeoutMs = TIMEOUT_MS }: WorkflowAccess,
  log: Logger,
): WorkflowGitHub {
  const octokit = new ProbotOctokit({
    auth: { token },
    baseUrl,
    log,
    retry: { enabled: false },
    throttle: { enabled: false },
    request: { fetch: fetchWithin(timeoutMs) },
  });
  const identity = { id: null, slug: async () => SLUG };
  return {
    github: createOctokitGitHub(octokit, identity, createKnownLabels()),
    async readHistory(ref) {
      try {
        return (await readIssueEvents(octokit, ref)).flatMap(({ event, label, actor }) => {
          const by = doerOf(actor);
          if (event === "labeled" && label) return { kind: "label-added" as const, label: label.name, by };
          if (event === "unlabeled" && label) return { kind: "label-removed" as const, label: label.name, by };
          return event === "comment_deleted" ? { kind: "comment-deleted" as const, by } : [];
        });
      } catch (error) {
        throw toGitHubError(error, "list events", Date.now());
      }
    },
  };
}

/** An account that is no more was a person's, for all that is known. */
function doerOf(actor: { login: string; type: string } | null): Doer {
  if (actor?.type !== "Bot") return "person";
  return actor.login === `${SLUG}[bot]` ? "self" : "bot";
}
