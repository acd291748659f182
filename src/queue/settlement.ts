import { GitHubError, type GitHubErrorKind } from "../github/github.js";
import { redact } from "../redaction/redact.js";
import type { TriageOutcome } from "../store/triages.js";
import { ClaimLostError, type JobEnd, PostponedError } from "./job-result.js";
import type { JobOf, StoredJob } from "./stored-jobs.js";

/**
 * What becomes of an attempt.
 * - `settled`   ended with an outcome
 * - `retry`     another try, at the earliest after `waitSeconds` where that is given
 * - `postponed` runs again after `waitSeconds`, which takes no try, as `renamed` where that is given, and behind the job
 *               `after`; `pause` holds for the installation's other jobs too
 * - `dropped`   what it was about is gone; nothing is recorded
 * - `lost`      another process has it; nothing is recorded here
 * - `exhausted` no tries left: kept as a dead letter, with the reason for the operator
 */
export type Settlement =
  | ({ kind: "settled" } & JobEnd)
  | { kind: "retry"; waitSeconds: number | null }
  | {
      kind: "postponed";
      waitSeconds: number;
      pause?: "rate-limited" | "suspended";
      renamed?: StoredJob;
      after?: JobOf<"rename-repository">;
    }
  | { kind: "dropped" }
  | { kind: "lost" }
  | { kind: "exhausted"; reason: string };

const FINAL: Readonly<Partial<Record<GitHubErrorKind, TriageOutcome>>> = {
  gone: "gone",
  forbidden: "forbidden",
  invalid: "failed",
};

/** Where GitHub names no time; it asks for "at least one minute" then. */
const RATE_LIMIT_SECONDS = 60;

/**
 * What becomes of a job that failed. Final answers of GitHub's settle it. A limit on calls, or a suspension, is about the
 * installation and not the job: it is waited for as long as it takes. Everything else, faults of our own included, is
 * tried again while `triesLeft`, and kept as a dead letter after.
 */
export function settleFailure(error: unknown, triesLeft: number): Settlement {
  if (error instanceof ClaimLostError) return { kind: "lost" };
  if (error instanceof PostponedError) return { kind: "postponed", waitSeconds: error.seconds };
  const { kind, retryAfter } = error instanceof GitHubError ? error : { kind: null, retryAfter: null };
  const outcome = kind === null ? undefined : FINAL[kind];
  if (outcome) return { kind: "settled", outcome, decision: null };
  if (kind === "rate-limited" || kind === "suspended") {
    return { kind: "postponed", waitSeconds: retryAfter ?? RATE_LIMIT_SECONDS, pause: kind };
  }
  if (triesLeft <= 0) return { kind: "exhausted", reason: reasonOf(error) };
  return { kind: "retry", waitSeconds: retryAfter };
}

/** Messages of others quote addresses with passwords, and answers of servers. */
function reasonOf(error: unknown): string {
  return redact(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
