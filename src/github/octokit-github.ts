import type { ProbotOctokit } from "probot";
import { z } from "zod";
import { statusOf, toGitHubError } from "./errors.js";
import type {
  AuthoredComment,
  CollaboratorPermission,
  GitHub,
  IssuePage,
  IssueRef,
  OthersLabels,
  RemoteComment,
  RemoteFile,
} from "./github.js";
import { readIssueEvents } from "./issue-events.js";
import type { KnownLabels } from "./known-labels.js";
import { nextPage, parametersOf } from "./next-page.js";
import {
  type Account,
  authoredCommentSchema,
  type CommentPayload,
  commentSchema,
  issueSchema,
  labelNamesSchema,
  type Performer,
  permissionSchema,
  validationSchema,
} from "./payloads.js";
import { textOf, toAuthored, toIssue, toWritten, wasMoved } from "./remote-values.js";

/** Who this App is on GitHub, to tell its own comments from those of others. */
export interface AppIdentity {
  /** null: not known, its bot's login counts alone. */
  id: number | null;
  /** Asked for only where a comment does not say which App wrote it. */
  slug(): Promise<string>;
}

const COMMENTS_PER_PAGE = 100;
const LABELS_PER_PAGE = 100;
const ISSUES_PER_PAGE = 100;

/** GitHub through the REST API, as one installation. */
export function createOctokitGitHub(octokit: ProbotOctokit, app: AppIdentity, knownLabels: KnownLabels): GitHub {
  const { issues, reactions, repos } = octokit.rest;

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

  /** Whether this App did it, which was done by `account`. */
  async function isOwn(account: Account, { performed_via_github_app: via }: Performer): Promise<boolean> {
    if (via && app.id !== null) return via.id === app.id;
    return account?.type === "Bot" && account.login === `${await app.slug()}[bot]`;
  }

  async function toComment(comment: CommentPayload): Promise<RemoteComment> {
    return { id: comment.id, body: comment.body ?? "", isOwn: await isOwn(comment.user, comment) };
  }

  function listOthersLabels(ref: IssueRef): Promise<OthersLabels> {
    return call("list events", async () => {
      /** By label, whether it was put on or taken off last; null where the App did it. */
      const last = new Map<string, keyof OthersLabels | null>();
      for (const { event, label, actor, ...via } of await readIssueEvents(octokit, ref)) {
        const change = event === "labeled" ? "putOn" : event === "unlabeled" ? "takenOff" : null;
        if (change && label) last.set(label.name, (await isOwn(actor, via)) ? null : change);
      }
      const namesOf = (change: keyof OthersLabels) => [...last].flatMap(([name, by]) => (by === change ? [name] : []));
      return { putOn: namesOf("putOn"), takenOff: namesOf("takenOff") };
    });
  }

  function listIssues(
    { owner, repo }: Omit<IssueRef, "number">,
    state: "open" | "all",
    page: string | null,
  ): Promise<IssuePage> {
    return call("list issues", async () => {
      const parameters = { owner, repo, state, per_page: ISSUES_PER_PAGE, ...parametersOf(page) };
      const answer = await issues.listForRepo(parameters);
      const listed = z.array(issueSchema).parse(answer.data);
      return {
        issues: listed.map((data) => ({ ...toIssue(data), number: data.number })),
        next: nextPage(answer.headers.link),
      };
    });
  }

  return {
    readIssue: (ref) =>
      call(
        "read issue",
        async () => {
          const data = issueSchema.parse((await issues.get(place(ref))).data);
          if (wasMoved(ref, data)) return null;
          return toIssue(data);
        },
        () => null,
      ),

    listOpenIssues: (ref, page) => listIssues(ref, "open", page),

    listNewestIssues: (ref, page) => listIssues(ref, "all", page),

    listLabels: ({ owner, repo }) =>
      call("list labels", async () => {
        const names: string[] = [];
        for (let page = 1; ; page += 1) {
          const answer = await issues.listLabelsForRepo({ owner, repo, per_page: LABELS_PER_PAGE, page });
          names.push(...labelNamesSchema.parse(answer.data).map(({ name }) => name));
          if (!answer.headers.link?.includes('rel="next"')) return names;
        }
      }),

    async createLabel({ owner, repo }, { name, color, description }) {
      await call("create label", async () => {
        await issues.createLabel({ owner, repo, name, color, description }).catch(ignoreExistingLabel);
      });
      knownLabels.add(`${owner}/${repo}`, name);
    },

    readFile: ({ owner, repo }, path, etag) =>
      call<RemoteFile | "missing" | "unchanged">(
        "read file",
        async () => {
          try {
            const headers = etag === null ? {} : { "if-none-match": etag };
            const answer = await octokit.rest.repos.getContent({ owner, repo, path, headers });
            return { text: textOf(answer.data), etag: answer.headers.etag ?? null };
          } catch (error) {
            if (statusOf(error) === 304) return "unchanged";
            throw error;
          }
        },
        () => "missing",
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
      if (names.length === 0) return [];
      return call("add labels", async () => {
        const { data } = await issues.addLabels({ ...place(ref), labels: [...names] });
        return labelNamesSchema.parse(data).map(({ name }) => name);
      });
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

    listTakenOff: async (ref) => (await listOthersLabels(ref)).takenOff,

    listOthersLabels,

    findComment: (ref, marker) =>
      call("find comment", async () => {
        // Not by Octokit's paginate, which takes an answer that broke off for an empty page: a second comment would follow.
        for (let page = 1; ; page += 1) {
          const answer = await issues.listComments({ ...place(ref), per_page: COMMENTS_PER_PAGE, page });
          // The marker alone proves nothing: anybody can write it into a comment.
          for (const candidate of z.array(commentSchema).parse(answer.data)) {
            if (!candidate.body?.includes(marker)) continue;
            const comment = await toComment(candidate);
            if (comment.isOwn) return comment;
          }
          if (!answer.headers.link?.includes('rel="next"')) return null;
        }
      }),

    createComment: (ref, body) =>
      call("create comment", async () => {
        return toWritten((await issues.createComment({ ...place(ref), body })).data, body);
      }),

    updateComment: ({ owner, repo }, id, body) =>
      call<RemoteComment | null>(
        "update comment",
        async () => {
          return toWritten((await issues.updateComment({ owner, repo, comment_id: id, body })).data, body);
        },
        () => null,
      ),

    deleteComment: ({ owner, repo }, id) =>
      call(
        "delete comment",
        async () => {
          await issues.deleteComment({ owner, repo, comment_id: id });
        },
        () => {},
      ),

    readComment: (ref, id) =>
      call<AuthoredComment | null>(
        "read comment",
        async () => {
          const { owner, repo } = ref;
          const comment = authoredCommentSchema.parse((await issues.getComment({ owner, repo, comment_id: id })).data);
          if (!comment.issue_url.toLowerCase().endsWith(`/repos/${owner}/${repo}/issues/${ref.number}`.toLowerCase())) {
            return null;
          }
          return toAuthored(comment);
        },
        () => null,
      ),

    readPermission: ({ owner, repo }, login) =>
      call<CollaboratorPermission | null>(
        "read permission",
        async () => {
          const answer = await repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
          const { permission, role_name, user } = permissionSchema.parse(answer.data);
          return { role: role_name, base: permission, rights: user?.permissions ?? {}, account: user?.id ?? null };
        },
        () => null,
      ),

    addReaction: ({ owner, repo }, commentId, reaction) =>
      call(
        "add reaction",
        async () => {
          await reactions.createForIssueComment({ owner, repo, comment_id: commentId, content: reaction });
        },
        () => {},
      ),
  };
}

function place({ owner, repo, number }: IssueRef) {
  return { owner, repo, issue_number: number };
}

/** Two jobs may create the same label at once; the second is told that it exists, which is what it wanted. */
function ignoreExistingLabel(error: unknown): void {
  const errors = validationSchema.safeParse(error).data?.response.data.errors ?? [];
  if (statusOf(error) !== 422 || !errors.some(({ code }) => code === "already_exists")) throw error;
}
