import type { ProbotOctokit } from "probot";
import { z } from "zod";
import { statusOf, toGitHubError } from "./errors.js";
import type { GitHub, IssueRef, RemoteComment } from "./github.js";
import type { KnownLabels } from "./known-labels.js";

/** Who this App is on GitHub, to tell its own comments from those of others. */
export interface AppIdentity {
  id: number;
  /** Asked for only where a comment does not say which App wrote it. */
  slug(): Promise<string>;
}

const COMMENTS_PER_PAGE = 100;

interface CommentPayload {
  id: number;
  body?: string | undefined;
  user: { login: string; type: string } | null;
  performed_via_github_app?: { id: number } | null | undefined;
}

const validationSchema = z.object({
  response: z.object({ data: z.object({ errors: z.array(z.object({ code: z.string() }).loose()) }) }),
});

/** GitHub through the REST API, as one installation. */
export function createOctokitGitHub(octokit: ProbotOctokit, app: AppIdentity, knownLabels: KnownLabels): GitHub {
  const { issues } = octokit.rest;

  /** Runs a call; gives `missing` where the thing is not there (404, 410). Throws a GitHubError for every other failure. */
  async function call<T>(action: string, request: () => Promise<T>, missing?: () => T): Promise<T> {
    try {
      return await request();
    } catch (error) {
      const failure = toGitHubError(error, action, Date.now());
      if (missing && failure.kind === "gone") return missing();
      throw failure;
    }
  }

  async function isOwn(comment: CommentPayload): Promise<boolean> {
    if (comment.performed_via_github_app) return comment.performed_via_github_app.id === app.id;
    if (comment.user?.type !== "Bot") return false;
    return comment.user.login === `${await app.slug()}[bot]`;
  }

  async function toComment(comment: CommentPayload): Promise<RemoteComment> {
    return { id: comment.id, body: comment.body ?? "", isOwn: await isOwn(comment) };
  }

  return {
    readIssue: (ref) =>
      call(
        "read issue",
        async () => {
          const { data } = await issues.get(place(ref));
          if (wasMoved(ref, data)) return null;
          return {
            title: data.title,
            body: data.body ?? "",
            state: data.state === "closed" ? "closed" : "open",
            locked: data.locked,
            isPullRequest: data.pull_request !== undefined,
            labels: data.labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
          };
        },
        () => null,
      ),

    async ensureLabel({ owner, repo }, { name, color, description }) {
      const fullName = `${owner}/${repo}`;
      if (knownLabels.has(fullName, name)) return;
      await call("ensure label", async () => {
        try {
          await issues.getLabel({ owner, repo, name });
        } catch (error) {
          if (statusOf(error) !== 404) throw error;
          await issues.createLabel({ owner, repo, name, color, description }).catch(ignoreExistingLabel);
        }
      });
      knownLabels.add(fullName, name);
    },

    async addLabels(ref, names) {
      if (names.length === 0) return;
      await call("add labels", () => issues.addLabels({ ...place(ref), labels: [...names] }));
    },

    async removeLabel(ref, name) {
      // 404 says that the label, or the issue, is not there: either way nothing is left to remove.
      await call(
        "remove label",
        async () => {
          await issues.removeLabel({ ...place(ref), name });
        },
        () => {},
      );
    },

    findComment: (ref, marker) =>
      call("find comment", async () => {
        const pages = octokit.paginate.iterator(issues.listComments, { ...place(ref), per_page: COMMENTS_PER_PAGE });
        for await (const page of pages) {
          // The marker alone proves nothing: anybody can write it into a comment.
          for (const candidate of page.data.filter((comment) => comment.body?.includes(marker))) {
            const comment = await toComment(candidate);
            if (comment.isOwn) return comment;
          }
        }
        return null;
      }),

    createComment: (ref, body) =>
      call("create comment", async () => {
        const { data } = await issues.createComment({ ...place(ref), body });
        return { id: data.id, body: data.body ?? body, isOwn: true };
      }),

    updateComment: ({ owner, repo }, id, body) =>
      call<RemoteComment | null>(
        "update comment",
        async () => {
          const { data } = await issues.updateComment({ owner, repo, comment_id: id, body });
          return { id: data.id, body: data.body ?? body, isOwn: true };
        },
        () => null,
      ),
  };
}

function place({ owner, repo, number }: IssueRef) {
  return { owner, repo, issue_number: number };
}

/** GitHub redirects a transferred issue to its new place, where this job has no business. */
function wasMoved(ref: IssueRef, data: { number: number; repository_url: string }): boolean {
  const expected = `/repos/${ref.owner}/${ref.repo}`.toLowerCase();
  return data.number !== ref.number || !data.repository_url.toLowerCase().endsWith(expected);
}

/** Two jobs may create the same label at once; the second is told that it exists, which is what it wanted. */
function ignoreExistingLabel(error: unknown): void {
  const errors = validationSchema.safeParse(error).data?.response.data.errors ?? [];
  if (statusOf(error) !== 422 || !errors.some(({ code }) => code === "already_exists")) throw error;
}
