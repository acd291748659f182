import type { z } from "zod";
import { type AuthoredComment, GitHubError, type IssueRef, type RemoteComment, type RemoteIssue } from "./github.js";
import { type authoredCommentSchema, fileSchema, type IssuePayload, writtenCommentSchema } from "./payloads.js";

// What GitHub answers, as the values of the `GitHub` interface.

export function toIssue(data: IssuePayload): RemoteIssue {
  return {
    title: data.title,
    body: data.body ?? "",
    state: data.state === "closed" ? "closed" : "open",
    locked: data.locked,
    isPullRequest: data.pull_request !== undefined,
    labels: data.labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
    author: data.user?.login ?? "",
    ...(data.created_at === undefined ? {} : { openedAt: data.created_at }),
  };
}

/** An answer that broke off is no JSON: it comes as text, and must not pass for a file that is no text. */
export function textOf(data: unknown): string | null {
  if (typeof data === "string") throw new GitHubError("unavailable", "read file: the answer broke off");
  const file = fileSchema.safeParse(data).data;
  return file ? Buffer.from(file.content, "base64").toString("utf8") : null;
}

export function toWritten(data: unknown, sent: string): RemoteComment {
  const { id, body } = writtenCommentSchema.parse(data);
  return { id, body: body ?? sent, isOwn: true };
}

export function toAuthored({ id, body, user }: z.infer<typeof authoredCommentSchema>): AuthoredComment {
  return { id, body: body ?? "", author: user && { id: user.id, login: user.login, isBot: user.type === "Bot" } };
}

/** GitHub redirects a transferred issue to its new place, where this job has no business. */
export function wasMoved(ref: IssueRef, data: { number: number; repository_url: string }): boolean {
  const expected = `/repos/${ref.owner}/${ref.repo}`.toLowerCase();
  return data.number !== ref.number || !data.repository_url.toLowerCase().endsWith(expected);
}
