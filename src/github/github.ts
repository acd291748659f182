import type { PlannedLabel } from "../plan/plan.js";

/** An issue by its place. `owner/name` is split as GitHub's API wants it. */
export interface IssueRef {
  owner: string;
  repo: string;
  number: number;
}

/** The part of an issue that the App reads from GitHub. */
export interface RemoteIssue {
  title: string;
  /** "" where GitHub has null. */
  body: string;
  state: "open" | "closed";
  locked: boolean;
  isPullRequest: boolean;
  labels: readonly string[];
  /** Login; "" where the account is no more. */
  author: string;
  /** ISO 8601; not there where GitHub did not say. */
  openedAt?: string | undefined;
}

/** An issue as GitHub's list of a repository's issues gives it. */
export interface ListedIssue extends RemoteIssue {
  number: number;
}

/** A page of that list. */
export interface IssuePage {
  /** Pull requests among them. */
  issues: readonly ListedIssue[];
  /** What asks for the page after it; null on the last. */
  next: string | null;
}

/** Names of labels by what somebody else than this App did with them last. */
export interface OthersLabels {
  putOn: readonly string[];
  takenOff: readonly string[];
}

export interface RemoteComment {
  id: number;
  body: string;
  /** Whether this App wrote it. */
  isOwn: boolean;
}

/** A person or machine with an account on GitHub. */
export interface Account {
  /** Stays the same when the login changes. */
  id: number;
  login: string;
  isBot: boolean;
}

/** A comment on an issue, whoever wrote it. */
export interface AuthoredComment {
  id: number;
  body: string;
  /** null where the account is no more. */
  author: Account | null;
}

/** What somebody may do on a repository, in GitHub's own terms. */
export interface CollaboratorPermission {
  /** `read`, `triage`, `write`, `maintain`, `admin`, or the name of a role that the organisation made. "" where GitHub does not say. */
  role: string;
  /** The older, coarser scale: `none`, `read` (also for triage), `write` (also for maintain), `admin`. */
  base: string;
  /** Rights one by one: `pull`, `triage`, `push`, `maintain`, `admin`. Empty where GitHub does not say. */
  rights: Readonly<Record<string, boolean>>;
  /** GitHub's number of the account that has the login now; null where GitHub does not say. */
  account: number | null;
}

/** Reactions that the App gives: done, not understood. */
export type Reaction = "+1" | "confused";

/** A file of a repository's default branch, with the tag by which GitHub knows this version of it. */
export interface RemoteFile {
  /** null where it is no text of at most 64 KiB: a folder, a link, something large. */
  text: string | null;
  etag: string | null;
}

/**
 * All that the App does on GitHub, for one installation. Two implementations: Octokit and an in-memory one that keeps
 * state. Every method throws a GitHubError; `kind` says whether trying again can help.
 */
export interface GitHub {
  /** null where the issue is gone (deleted, transferred). */
  readIssue(ref: IssueRef): Promise<RemoteIssue | null>;
  /** The repository's open issues, the newest first, a hundred at a time; `page` null: the first. */
  listOpenIssues(ref: Omit<IssueRef, "number">, page: string | null): Promise<IssuePage>;
  /** The same of all issues, closed ones too. */
  listNewestIssues(ref: Omit<IssueRef, "number">, page: string | null): Promise<IssuePage>;
  /** Names of all labels of the repository. */
  listLabels(ref: Omit<IssueRef, "number">): Promise<readonly string[]>;
  /** Creates the label; one that exists stays as it is. */
  createLabel(ref: Omit<IssueRef, "number">, label: PlannedLabel): Promise<void>;
  /**
   * "missing" where there is none or the App may not see the repository; "unchanged" where it is still the version of
   * `etag`, which costs nothing of the rate limit.
   */
  readFile(
    repository: Omit<IssueRef, "number">,
    path: string,
    etag: string | null,
  ): Promise<RemoteFile | "missing" | "unchanged">;
  /** Creates the label if the repository lacks it; leaves an existing one as it is. */
  ensureLabel(ref: Omit<IssueRef, "number">, label: PlannedLabel): Promise<void>;
  /** Gives the names of all labels that are on the issue then. */
  addLabels(ref: IssueRef, names: readonly string[]): Promise<readonly string[]>;
  /** A label that is not there is no error. */
  removeLabel(ref: IssueRef, name: string): Promise<void>;
  /** Names of the labels that somebody else than this App took off, by the issue's events; those put on again since are not among them. */
  listTakenOff(ref: IssueRef): Promise<readonly string[]>;
  /** Of the labels that were put on the issue or taken off, by its events, those where somebody else than this App did so last. */
  listOthersLabels(ref: IssueRef): Promise<OthersLabels>;
  /** This App's comment that carries the marker, null without one. */
  findComment(ref: IssueRef, marker: string): Promise<RemoteComment | null>;
  createComment(ref: IssueRef, body: string): Promise<RemoteComment>;
  /** null where the comment is gone. */
  updateComment(ref: IssueRef, id: number, body: string): Promise<RemoteComment | null>;
  /** A comment that is gone is no error. */
  deleteComment(ref: IssueRef, id: number): Promise<void>;
  /** null where the comment is gone, or stands on another issue by now. */
  readComment(ref: IssueRef, id: number): Promise<AuthoredComment | null>;
  /** What the person may do on the repository; null where GitHub knows of no such person there. */
  readPermission(ref: Omit<IssueRef, "number">, login: string): Promise<CollaboratorPermission | null>;
  /** Once given, giving it again changes nothing. A comment that is gone is no error. */
  addReaction(ref: IssueRef, commentId: number, reaction: Reaction): Promise<void>;
}

/**
 * `gone`, `forbidden` and `invalid` are final; `unavailable` is worth another try. `rate-limited` and `suspended` are about
 * the installation: its jobs wait.
 */
export type GitHubErrorKind = "gone" | "forbidden" | "invalid" | "rate-limited" | "suspended" | "unavailable";

export class GitHubError extends Error {
  override readonly name = "GitHubError";
  readonly kind: GitHubErrorKind;
  /** Seconds to wait before another try, where GitHub said so. */
  readonly retryAfter: number | null;

  constructor(kind: GitHubErrorKind, message: string, options: { cause?: unknown; retryAfter?: number | null } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.retryAfter = options.retryAfter ?? null;
  }
}
