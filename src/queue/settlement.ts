import type { Decision } from "../decide/decision.js";
import { GitHubError, type GitHubErrorKind } from "../github/github.js";
import type { TriageOutcome } from "../store/triages.js";

/** How a job ends: with an outcome, or with another try, at the earliest after `waitSeconds` where that is given. */
export type Settlement =
  | { kind: "settled"; outcome: TriageOutcome; decision: Decision | null }
  | { kind: "retry"; waitSeconds: number | null }
  | { kind: "exhausted" };

const FINAL: Readonly<Partial<Record<GitHubErrorKind, TriageOutcome>>> = {
  gone: "gone",
  forbidden: "forbidden",
  invalid: "failed",
};

/**
 * What becomes of a job that failed. Final answers of GitHub's settle it; everything else, faults of our own included, is
 * tried again while `triesLeft`, and kept as a dead letter after.
 */
export function settleFailure(error: unknown, triesLeft: number): Settlement {
  const outcome = error instanceof GitHubError ? FINAL[error.kind] : undefined;
  if (outcome) return { kind: "settled", outcome, decision: null };
  if (triesLeft <= 0) return { kind: "exhausted" };
  return { kind: "retry", waitSeconds: error instanceof GitHubError ? error.retryAfter : null };
}
