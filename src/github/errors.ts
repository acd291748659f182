import { z } from "zod";
import { ANSWERS, type Failure } from "./answers.js";
import { GitHubError, type GitHubErrorKind } from "./github.js";

/** Seconds that GitHub asks to wait after a secondary limit that names no time: "at least one minute". */
const SECONDARY_LIMIT_SECONDS = 60;
/** A wait longer than the primary limit's window of an hour is a clock's fault. */
const MAX_WAIT_SECONDS = 3_600;

const failureSchema = z.object({
  status: z.number(),
  message: z.string().catch(""),
  response: z.object({ headers: z.record(z.string(), z.coerce.string()).catch({}) }).optional(),
});

/** Headers of the answer that an error of Octokit's stands for; none for anything else. */
export function headersOf(error: unknown): Readonly<Record<string, string | undefined>> {
  return failureSchema.safeParse(error).data?.response?.headers ?? {};
}

/** HTTP status of an error of Octokit's; null for anything else. */
export function statusOf(error: unknown): number | null {
  return failureSchema.safeParse(error).data?.status ?? null;
}

/**
 * An error of Octokit's as a GitHubError: by the table in answers.ts; `unavailable` where no answer came. `action` says what was
 * tried and stands in the message, without any text of the issue. `now` is in milliseconds.
 */
export function toGitHubError(error: unknown, action: string, now: number): GitHubError {
  if (error instanceof GitHubError) return error;
  const parsed = failureSchema.safeParse(error).data;
  if (!parsed) return new GitHubError("unavailable", `${action}: no answer`, { cause: error });
  const failure: Failure = { status: parsed.status, message: parsed.message, headers: parsed.response?.headers ?? {} };
  const kind = ANSWERS.find(({ when }) => when(failure))?.kind ?? "unavailable";
  const outcome = parsed.response ? `GitHub answered ${parsed.status}` : "no answer";
  return new GitHubError(kind, `${action}: ${outcome}`, { cause: error, retryAfter: waitSeconds(failure, kind, now) });
}

function waitSeconds({ headers }: Failure, kind: GitHubErrorKind, now: number): number | null {
  if (kind !== "rate-limited" && kind !== "unavailable") return null;
  const retryAfter = Number(headers["retry-after"]);
  if (retryAfter > 0) return Math.min(retryAfter, MAX_WAIT_SECONDS);
  if (kind === "unavailable") return null;
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] === "0" && reset > 0) {
    // One second more, so that the next try comes after the reset and not on it.
    return Math.min(Math.max(Math.ceil(reset - now / 1_000) + 1, 1), MAX_WAIT_SECONDS);
  }
  return SECONDARY_LIMIT_SECONDS;
}
