import type { PlannedLabel } from "../plan/plan.js";
import { type GitHub, GitHubError, type IssueRef, type RemoteIssue } from "./github.js";

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
  /** Labels that people took off. */
  takenOff: string[];
  comments: InMemoryComment[];
}

interface InMemoryRepository {
  /** By name, which ignores case as on GitHub. */
  labels: Map<string, { name: string; color: string; description: string }>;
  issues: Map<number, InMemoryIssue>;
}

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
  fail(fault: Fault): void;
}

/** An empty in-memory GitHub for the App named `slug`. Repositories come into being when they are first named. */
export function createInMemoryGitHub(slug = "engine-triage"): InMemoryGitHub {
  const botLogin = `${slug}[bot]`;
  const repositories = new Map<string, InMemoryRepository>();
  const calls: GitHubMethod[] = [];
  const faults: Required<Fault>[] = [];
  let lastCommentId = 1_000;

  function repository(repo: string): InMemoryRepository {
    const existing = repositories.get(repo);
    if (existing) return existing;
    const created = { labels: new Map(), issues: new Map() };
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

  async function call<T>(method: GitHubMethod, work: () => T): Promise<T> {
    calls.push(method);
    const fault = faults.find((candidate) => candidate.method === method && candidate.times > 0);
    if (fault) fault.times -= 1;
    if (fault?.when === "before") throw fault.error;
    const result = work();
    if (fault) throw fault.error;
    return result;
  }

  const api: GitHub = {
    readIssue: (ref) => call("readIssue", () => copy(find(ref))),
    listLabels: ({ owner, repo }) =>
      call("listLabels", () => [...repository(`${owner}/${repo}`).labels.values()].map(({ name }) => name)),
    createLabel: ({ owner, repo }, label) =>
      call("createLabel", () => ensureLabel(repository(`${owner}/${repo}`), label)),
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
        takenOff: [],
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
    fail: (fault) => void faults.push({ when: "before", times: 1, ...fault }),
  };
}

function copy(issue: InMemoryIssue | undefined): RemoteIssue | null {
  if (!issue) return null;
  const { comments: _comments, takenOff: _takenOff, ...remote } = issue;
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
