import type { IgnoreRules } from "./repository-settings.js";

/** What the rules look at. */
export interface IgnorableIssue {
  title: string;
  /** Login; "" where the account is gone. */
  author: string;
  labels: readonly string[];
}

/** GitHub's own limit for titles. */
const TITLE_LIMIT = 256;

/** Why a repository wants an issue left alone, for the operator's log; null where it does not. Pure. */
export function ignoredBecause({ title, author, labels }: IgnorableIssue, rules: IgnoreRules): string | null {
  if (rules.authors.has(author.toLowerCase())) return `author ${author}`;
  const label = labels.find((name) => rules.labels.has(name.toLowerCase()));
  if (label !== undefined) return `label ${label}`;
  const pattern = rules.titles.find(({ find }) => find(title.slice(0, TITLE_LIMIT)) !== null);
  return pattern === undefined ? null : `title ${pattern.source}`;
}
