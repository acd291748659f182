import { z } from "zod";
import type { CommentState, GitHubState, IssueState, Write } from "./state.js";

/** An answer of the REST API. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface ApiRequest {
  /** Parts of the path that the route names, decoded. */
  path: readonly string[];
  query: URLSearchParams;
  body: unknown;
  /** Whether the answer should lag behind. */
  stale: boolean;
}

export interface Route {
  method: string;
  pattern: RegExp;
  answer(request: ApiRequest, state: GitHubState): Answer;
}

const APP = { id: 4242, slug: "engine-triage" };
const NOT_FOUND: Answer = { status: 404, body: { message: "Not Found" } };
const ok = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });

const CONFIGURATION = {
  type: "file",
  size: 28,
  encoding: "base64",
  content: Buffer.from("adaptation: off\nsimilar: off\n").toString("base64"),
};

const bodySchema = z.object({ body: z.string() });
const labelsSchema = z.object({ labels: z.array(z.string()) });
const labelSchema = z.object({ name: z.string() });
const reactionSchema = z.object({ content: z.string() });

const REPO = "/repos/([^/]+/[^/]+)";
const route = (method: string, path: string, answer: Route["answer"]): Route => ({
  method,
  pattern: new RegExp(`^${path}$`),
  answer,
});

/** The part of GitHub's REST API that the App calls. */
export const ROUTES: readonly Route[] = [
  route("GET", "/app", () => ok(APP)),
  route("POST", "/app/installations/(\\d+)/access_tokens", ({ path: [installation] }) =>
    created({ token: `ghs_installation${installation}`, expires_at: "2999-01-01T00:00:00Z", permissions: {} }),
  ),
  route("GET", `${REPO}/installation`, () => ok({ id: 7 })),
  route("GET", REPO, ({ path: [repo = ""] }) => ok({ full_name: repo })),
  route("GET", `${REPO}/issues`, ({ path: [repo = ""] }, state) =>
    ok(state.openIssues(repo).map((issue) => issuePayload(repo, issue))),
  ),
  // What an issue comes to can be foretold from its own text alone: neither other issues nor what people said of them count.
  route("GET", `${REPO}/contents/\\.github(?:/|%2F)engine-triage\\.yml`, () => ok(CONFIGURATION)),
  route("GET", `${REPO}/labels`, () => ok([])),
  route("GET", `${REPO}/issues/(\\d+)`, ({ path: [repo = "", number], stale }, state) => {
    const issue = state.read(repo, Number(number), stale);
    return issue ? ok(issuePayload(repo, issue)) : NOT_FOUND;
  }),
  route("GET", `${REPO}/labels/([^/]+)`, ({ path: [repo = "", name = ""] }, state) =>
    state.hasLabel(repo, name) ? ok({ name }) : NOT_FOUND,
  ),
  route("POST", `${REPO}/labels`, ({ path: [repo = ""], body }, state) => {
    const { name } = labelSchema.parse(body);
    if (state.hasLabel(repo, name)) return invalid("already_exists");
    state.addLabel(repo, name);
    return created({ name });
  }),
  route("POST", `${REPO}/issues/(\\d+)/labels`, ({ path: [repo = "", number], body }, state) => {
    const names = labelsSchema.parse(body).labels;
    const issue = state.read(repo, Number(number));
    if (!issue) return NOT_FOUND;
    for (const detail of names.filter((name) => !issue.labels.includes(name))) {
      state.addLabel(repo, detail);
      state.change(repo, issue.number, ({ labels, events }) => {
        labels.push(detail);
        events.push({ event: "labeled", actor: state.botAccount, label: { name: detail } });
      });
      state.record({ repo, issue: issue.number, what: "label-added", detail });
    }
    return ok(issue.labels.map((name) => ({ name })));
  }),
  route("DELETE", `${REPO}/issues/(\\d+)/labels/([^/]+)`, ({ path: [repo = "", number, name = ""] }, state) => {
    const issue = state.read(repo, Number(number));
    if (!issue?.labels.includes(name)) return NOT_FOUND;
    state.change(repo, issue.number, (changed) => {
      changed.labels = changed.labels.filter((label) => label !== name);
      changed.events.push({ event: "unlabeled", actor: state.botAccount, label: { name } });
    });
    state.record({ repo, issue: issue.number, what: "label-removed", detail: name });
    return ok(issue.labels.map((label) => ({ name: label })));
  }),
  route("GET", `${REPO}/issues/(\\d+)/events`, ({ path: [repo = "", number], stale }, state) => {
    const issue = state.read(repo, Number(number), stale);
    return issue ? ok(issue.events) : NOT_FOUND;
  }),
  route("GET", `${REPO}/issues/(\\d+)/comments`, ({ path: [repo = "", number], stale }, state) => {
    const issue = state.read(repo, Number(number), stale);
    return issue ? ok(issue.comments.map(commentPayload)) : NOT_FOUND;
  }),
  route("POST", `${REPO}/issues/(\\d+)/comments`, ({ path: [repo = "", number], body }, state) => {
    if (!state.read(repo, Number(number))) return NOT_FOUND;
    const id = state.nextCommentId(repo, Number(number));
    const comment = { id, body: bodySchema.parse(body).body, author: state.botAccount, reactions: [] };
    state.change(repo, Number(number), ({ comments }) => comments.push(comment));
    state.record({ repo, issue: Number(number), what: "comment-created", detail: String(id) });
    return created(commentPayload(comment));
  }),
  route("GET", `${REPO}/issues/comments/(\\d+)`, ({ path: [repo = "", id] }, state) => {
    const place = state.placeOf(Number(id));
    const issue = place && state.read(place.repo, place.number);
    const comment = issue?.comments.find((candidate) => candidate.id === Number(id));
    return comment
      ? ok({ ...commentPayload(comment), issue_url: `https://x/repos/${repo}/issues/${issue?.number}` })
      : NOT_FOUND;
  }),
  route("PATCH", `${REPO}/issues/comments/(\\d+)`, ({ path: [, id], body }, state) =>
    onComment(state, Number(id), "comment-updated", (comment) => {
      comment.body = bodySchema.parse(body).body;
    }),
  ),
  // The same reaction a second time is the first one.
  route("POST", `${REPO}/issues/comments/(\\d+)/reactions`, ({ path: [, id], body }, state) => {
    const { content } = reactionSchema.parse(body);
    const place = state.placeOf(Number(id));
    const comments = place && state.read(place.repo, place.number)?.comments;
    if (comments?.some((comment) => comment.id === Number(id) && comment.reactions.includes(content))) return ok({});
    return onComment(state, Number(id), "reaction", ({ reactions }) => reactions.push(content));
  }),
  // Who may do what is in the login: `maintainer-7` has triage permission, others may read.
  route("GET", `${REPO}/collaborators/([^/]+)/permission`, ({ path: [, login = ""] }) => {
    const role = login.startsWith("maintainer") ? "triage" : "read";
    return ok({ permission: "read", role_name: role, user: { login, permissions: { triage: role === "triage" } } });
  }),
];

function onComment(
  state: GitHubState,
  id: number,
  what: Write["what"],
  change: (comment: CommentState) => void,
): Answer {
  const place = state.placeOf(id);
  const comment = place && state.read(place.repo, place.number)?.comments.find((candidate) => candidate.id === id);
  if (!place || !comment) return NOT_FOUND;
  state.change(place.repo, place.number, () => change(comment));
  state.record({ repo: place.repo, issue: place.number, what, detail: String(id) });
  return ok(commentPayload(comment));
}

function invalid(code: string): Answer {
  return { status: 422, body: { message: "Validation Failed", errors: [{ resource: "Label", code, field: "name" }] } };
}

function commentPayload({ id, body, author }: CommentState) {
  const app = author.type === "Bot" ? APP : null;
  return { id, body, user: author, performed_via_github_app: app };
}

/** An issue as the API and the webhooks show it. */
export function issuePayload(repo: string, issue: IssueState) {
  const { number, title, body, state, locked, author } = issue;
  const labels = issue.labels.map((name) => ({ name }));
  return { number, title, body, state, locked, labels, user: author, repository_url: `https://x/repos/${repo}` };
}
