import { createHash } from "node:crypto";
import type { PlannedLabel } from "../plan/plan.js";
import {
  type Account,
  type AuthoredComment,
  type CollaboratorPermission,
  type GitHub,
  GitHubError,
  type IssuePage,
  type IssueRef,
  type Reaction,
  type RemoteIssue,
} from "./github.js";

interface InMemoryComment {
  id: number;
  author: string;
  body: string;
}

export interface InMemoryIssue {
  title: string;
  body: string;
  state: "open" | "closed";
  locked: boolean;
  isPullRequest: boolean;
  /** In the order in which they were added. */
  labels: string[];
  author: string;
  openedAt?: string | undefined;
  /** Labels that people took off. */
  takenOff: string[];
  /** Labels that people put on. */
  putOn: string[];
  comments: InMemoryComment[];
}

interface InMemoryRepository {
  /** By name, which ignores case as on GitHub. */
  labels: Map<string, { name: string; color: string; description: string }>;
  issues: Map<number, InMemoryIssue>;
  /** Role of each person who has more than the right to read, by login. */
  roles: Map<string, string>;
  /** Text of each file by its path. */
  files: Map<string, string>;
}

const ISSUES_PER_PAGE = 100;

type GitHubMethod = keyof GitHub;

/** A fault to be shown: `before` fails without effect, `after` does the work and loses the answer. */
interface Fault {
  method: GitHubMethod;
  error: GitHubError;
  /** "before" unless given. */
  when?: "before" | "after";
  /** How many calls fail; 1 unless given. */
  times?: number;
}

/** A GitHub that lives in memory and keeps its state: for tests, where the outcome is what counts, and for the demo. */
export interface InMemoryGitHub {
  /** The API as this App sees it, for any installation. */
  readonly api: GitHub;
  /** Login of the App's bot. */
  readonly botLogin: string;
  /** Calls so far, in order. */
  readonly calls: readonly GitHubMethod[];
  openIssue(repo: string, number: number, issue: Partial<InMemoryIssue>): InMemoryIssue;
  /** Throws where there is none. */
  issue(repo: string, number: number): InMemoryIssue;
  repository(repo: string): InMemoryRepository;
  /** Lets somebody comment on an issue; a login that ends in `[bot]` is a bot's. */
  comment(repo: string, number: number, author: string, body: string): InMemoryComment;
  /** This App's reactions to a comment, in order. */
  reactions(commentId: number): readonly Reaction[];
  /** The account of a login, made when it is first named. */
  account(login: string): Account;
  fail(fault: Fault): void;
}

/** An empty in-memory GitHub for the App named `slug`. Repositories come into being when they are first named. */
export function createInMemoryGitHub(slug = "engine-triage"): InMemoryGitHub {
  const botLogin = `${slug}[bot]`;
  const repositories = new Map<string, InMemoryRepository>();
  const calls: GitHubMethod[] = [];
  const faults: Required<Fault>[] = [];
  const accounts = new Map<string, Account>();
  const reactions = new Map<number, Reaction[]>();
  let lastCommentId = 1_000;

  function repository(repo: string): InMemoryRepository {
    const existing = repositories.get(repo);
    if (existing) return existing;
    const created = { labels: new Map(), issues: new Map(), roles: new Map(), files: new Map() };
    repositories.set(repo, created);
    return created;
  }

  function find(ref: IssueRef): InMemoryIssue | undefined {
    return repository(`${ref.owner}/${ref.repo}`).issues.get(ref.number);
  }

  function require(ref: IssueRef): InMemoryIssue {
    const issue = find(ref);
    if (!issue) throw new GitHubError("gone", "no such issue");
    return issue;
  }

  function account(login: string): Account {
    const known = accounts.get(login);
    if (known) return known;
    const created = { id: 5_000 + accounts.size, login, isBot: login.endsWith("[bot]") };
    accounts.set(login, created);
    return created;
  }

  async function call<T>(method: GitHubMethod, work: () => T): Promise<T> {
    calls.push(method);
    const fault = faults.find((candidate) => candidate.method === method && candidate.times > 0);
    if (fault) fault.times -= 1;
    if (fault?.when === "before") throw fault.error;
    const result = work();
    if (fault) throw fault.error;
    return result;
  }

  function pageOf(
    { owner, repo }: Omit<IssueRef, "number">,
    page: string | null,
    isListed: (issue: InMemoryIssue) => boolean,
  ): IssuePage {
    const all = [...repository(`${owner}/${repo}`).issues].filter(([, issue]) => isListed(issue));
    const from = Number(page ?? "0");
    const listed = all.sort(([left], [right]) => right - left).slice(from, from + ISSUES_PER_PAGE);
    const issues = listed.map(([number, issue]) => ({ ...copyOf(issue), number }));
    return { issues, next: all.length > from + ISSUES_PER_PAGE ? String(from + ISSUES_PER_PAGE) : null };
  }

  const api: GitHub = {
    readIssue: (ref) => call("readIssue", () => copy(find(ref))),
    listOpenIssues: (ref, page) => call("listOpenIssues", () => pageOf(ref, page, ({ state }) => state === "open")),
    listNewestIssues: (ref, page) => call("listNewestIssues", () => pageOf(ref, page, () => true)),
    listLabels: ({ owner, repo }) =>
      call("listLabels", () => [...repository(`${owner}/${repo}`).labels.values()].map(({ name }) => name)),
    createLabel: ({ owner, repo }, label) =>
      call("createLabel", () => ensureLabel(repository(`${owner}/${repo}`), label)),
    readFile: ({ owner, repo }, path, etag) =>
      call("readFile", () => {
        const text = repository(`${owner}/${repo}`).files.get(path);
        if (text === undefined) return "missing";
        const current = `"${createHash("sha256").update(text).digest("hex")}"`;
        return etag === current ? "unchanged" : { text, etag: current };
      }),
    ensureLabel: ({ owner, repo }, label) =>
      call("ensureLabel", () => ensureLabel(repository(`${owner}/${repo}`), label)),
    addLabels: (ref, names) =>
      call("addLabels", () => {
        const issue = require(ref);
        addLabels(repository(`${ref.owner}/${ref.repo}`), issue, names);
        return [...issue.labels];
      }),
    removeLabel: (ref, name) =>
      call("removeLabel", () => {
        const issue = require(ref);
        issue.labels = issue.labels.filter((label) => !sameName(label, name));
      }),
    listTakenOff: (ref) => call("listTakenOff", () => [...require(ref).takenOff]),
    listOthersLabels: (ref) =>
      call("listOthersLabels", () => ({ putOn: [...require(ref).putOn], takenOff: [...require(ref).takenOff] })),
    findComment: (ref, marker) =>
      call("findComment", () => {
        const found = require(ref).comments.find(({ author, body }) => author === botLogin && body.includes(marker));
        return found ? { id: found.id, body: found.body, isOwn: true } : null;
      }),
    createComment: (ref, body) =>
      call("createComment", () => {
        lastCommentId += 1;
        require(ref).comments.push({ id: lastCommentId, author: botLogin, body });
        return { id: lastCommentId, body, isOwn: true };
      }),
    updateComment: (ref, id, body) =>
      call("updateComment", () => {
        const comment = require(ref).comments.find((candidate) => candidate.id === id);
        if (!comment) return null;
        if (comment.author !== botLogin) throw new GitHubError("forbidden", "comment of somebody else");
        comment.body = body;
        return { id, body, isOwn: true };
      }),
    deleteComment: (ref, id) =>
      call("deleteComment", () => {
        const issue = require(ref);
        issue.comments = issue.comments.filter((comment) => comment.id !== id);
      }),
    readComment: (ref, id) =>
      call("readComment", (): AuthoredComment | null => {
        const found = find(ref)?.comments.find((comment) => comment.id === id);
        return found ? { id, body: found.body, author: account(found.author) } : null;
      }),
    readPermission: ({ owner, repo }, login) =>
      call("readPermission", () => ({
        ...permissionOf(repository(`${owner}/${repo}`).roles.get(login) ?? "read"),
        account: account(login).id,
      })),
    addReaction: (ref, id, reaction) =>
      call("addReaction", () => {
        if (!find(ref)?.comments.some((comment) => comment.id === id)) return;
        const given = reactions.get(id) ?? [];
        if (!given.includes(reaction)) reactions.set(id, [...given, reaction]);
      }),
  };

  return {
    api,
    botLogin,
    calls,
    repository,
    openIssue(repo, number, given) {
      const issue: InMemoryIssue = {
        title: "",
        body: "",
        state: "open",
        locked: false,
        isPullRequest: false,
        labels: [],
        author: "",
        takenOff: [],
        putOn: [],
        comments: [],
        ...given,
      };
      repository(repo).issues.set(number, issue);
      return issue;
    },
    issue(repo, number) {
      const issue = repository(repo).issues.get(number);
      if (!issue) throw new Error(`${repo}#${number} is not on the in-memory GitHub`);
      return issue;
    },
    comment(repo, number, author, body) {
      const issue = repository(repo).issues.get(number);
      if (!issue) throw new Error(`${repo}#${number} is not on the in-memory GitHub`);
      lastCommentId += 1;
      const comment = { id: lastCommentId, author, body };
      issue.comments.push(comment);
      return comment;
    },
    reactions: (commentId) => reactions.get(commentId) ?? [],
    account,
    fail: (fault) => void faults.push({ when: "before", times: 1, ...fault }),
  };
}

/** Rights of GitHub's own roles, each with those below it. */
const RIGHTS = ["pull", "triage", "push", "maintain", "admin"] as const;
const RIGHT_OF_ROLE: Readonly<Record<string, (typeof RIGHTS)[number]>> = {
  read: "pull",
  triage: "triage",
  write: "push",
  maintain: "maintain",
  admin: "admin",
};
const BASE_OF_ROLE: Readonly<Record<string, string>> = { triage: "read", maintain: "write" };

function permissionOf(role: string): Omit<CollaboratorPermission, "account"> {
  const highest = RIGHTS.indexOf(RIGHT_OF_ROLE[role] ?? "pull");
  const rights = Object.fromEntries(RIGHTS.map((right, rank) => [right, rank <= highest]));
  return { role, base: BASE_OF_ROLE[role] ?? role, rights };
}

function copy(issue: InMemoryIssue | undefined): RemoteIssue | null {
  return issue ? copyOf(issue) : null;
}

function copyOf(issue: InMemoryIssue): RemoteIssue {
  const { comments: _comments, takenOff: _takenOff, putOn: _putOn, ...remote } = issue;
  return { ...remote, labels: [...issue.labels] };
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function ensureLabel({ labels }: InMemoryRepository, { name, color, description }: PlannedLabel): void {
  if (!labels.has(name.toLowerCase())) labels.set(name.toLowerCase(), { name, color, description });
}

/** As on GitHub, a label that does not exist comes into being grey and undescribed. */
function addLabels({ labels }: InMemoryRepository, issue: InMemoryIssue, names: readonly string[]): void {
  for (const name of names) {
    if (!labels.has(name.toLowerCase())) labels.set(name.toLowerCase(), { name, color: "ededed", description: "" });
    if (!issue.labels.some((label) => sameName(label, name))) issue.labels.push(name);
  }
}
