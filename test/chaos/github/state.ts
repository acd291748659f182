/** Somebody on GitHub. */
export interface Account {
  id: number;
  login: string;
  type: "User" | "Bot";
}

export interface CommentState {
  id: number;
  body: string;
  author: Account;
  reactions: string[];
}

export interface IssueState {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  locked: boolean;
  author: Account;
  labels: string[];
  comments: CommentState[];
  events: { event: "labeled" | "unlabeled"; actor: Account; label: { name: string } }[];
}

/** What the App's requests changed, in order, as the timeline of a repository tells it. */
export interface Write {
  /** `owner/name` */
  repo: string;
  issue: number;
  what: "label-added" | "label-removed" | "comment-created" | "comment-updated" | "reaction";
  /** The label's name, the comment's id, the reaction. */
  detail: string;
}

/** An issue with what was there before its last change, for reads that lag behind. */
interface Versions {
  now: IssueState;
  before: IssueState;
  changedAt: number;
}

/** Milliseconds for which reads may lag behind a change: GitHub's replicas catch up within moments. */
const LAG_MS = 500;

/** The repositories of a GitHub, and what the App did to them. */
export interface GitHubState {
  readonly botAccount: Account;
  readonly writes: readonly Write[];
  openIssue(repo: string, issue: Omit<IssueState, "comments" | "events" | "locked" | "state">): void;
  /** The repository's open issues, the newest first. */
  openIssues(repo: string): readonly IssueState[];
  /** Null where there is none. With `stale`, as it was before its last change, where that was only just. */
  read(repo: string, number: number, stale?: boolean): IssueState | null;
  /** Changes an issue, whoever does it. Throws where there is none. */
  change(repo: string, number: number, change: (issue: IssueState) => void): void;
  /** Keeps on record that the App wrote something, and tells those who wait for a change. */
  record(write: Write): void;
  /** Resolves as soon as the condition holds; it is looked at after each write of the App's. */
  until(condition: () => boolean): Promise<void>;
  /** The repository and issue of a comment. */
  placeOf(comment: number): { repo: string; number: number } | null;
  nextCommentId(repo: string, number: number): number;
  hasLabel(repo: string, name: string): boolean;
  addLabel(repo: string, name: string): void;
}

export function createGitHubState(botAccount: Account): GitHubState {
  const issues = new Map<string, Versions>();
  const labels = new Set<string>();
  const comments = new Map<number, { repo: string; number: number }>();
  const writes: Write[] = [];
  const waiting = new Set<() => void>();
  const key = (repo: string, number: number) => `${repo.toLowerCase()}#${number}`;
  const labelKey = (repo: string, name: string) => `${repo}\n${name}`.toLowerCase();
  return {
    botAccount,
    writes,
    openIssue(repo, issue) {
      const now: IssueState = { ...issue, state: "open", locked: false, comments: [], events: [] };
      issues.set(key(repo, issue.number), { now, before: now, changedAt: 0 });
    },
    openIssues(repo) {
      const ofRepo = [...issues].filter(([place]) => place.startsWith(`${repo.toLowerCase()}#`));
      const open = ofRepo.map(([, { now }]) => now).filter(({ state }) => state === "open");
      return open.sort((left, right) => right.number - left.number);
    },
    read(repo, number, stale = false) {
      const versions = issues.get(key(repo, number));
      if (!versions) return null;
      return stale && Date.now() - versions.changedAt < LAG_MS ? versions.before : versions.now;
    },
    change(repo, number, change) {
      const versions = issues.get(key(repo, number));
      if (!versions) throw new Error(`${key(repo, number)} does not exist`);
      versions.before = structuredClone(versions.now);
      versions.changedAt = Date.now();
      change(versions.now);
    },
    record(write) {
      writes.push(write);
      for (const look of waiting) look();
    },
    until: (condition) =>
      new Promise((resolve) => {
        function look(): void {
          if (!condition()) return;
          waiting.delete(look);
          resolve();
        }
        waiting.add(look);
        look();
      }),
    placeOf: (comment) => comments.get(comment) ?? null,
    nextCommentId(repo, number) {
      const id = 1_000 + comments.size;
      comments.set(id, { repo, number });
      return id;
    },
    hasLabel: (repo, name) => labels.has(labelKey(repo, name)),
    addLabel: (repo, name) => void labels.add(labelKey(repo, name)),
  };
}
