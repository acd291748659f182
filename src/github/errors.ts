import { z } from "zod";
import { GitHubError, type GitHubErrorKind } from "./github.js";

/** What the table looks at: an answer of GitHub's API that is not a success, or no answer at all. */
interface Failure {
  status: number;
  message: string;
  headers: Readonly<Record<string, string | undefined>>;
}

/**
 * What an answer means, first match counts. 401 is not final: it comes from a wrong key or clock of the operator's, and
 * the jobs should be there (as dead letters at the latest) once that is put right. Sources: GitHub REST documentation,
 * "Best practices for using the REST API" and "Rate limits for the REST API".
 */
const MEANINGS: readonly { when: (failure: Failure) => boolean; kind: GitHubErrorKind }[] = [
  { when: ({ status }) => status === 429, kind: "rate-limited" },
  { when: ({ status, headers }) => status === 403 && headers["retry-after"] !== undefined, kind: "rate-limited" },
  { when: ({ status, headers }) => status === 403 && headers["x-ratelimit-remaining"] === "0", kind: "rate-limited" },
  // Answers to the secondary limit and to abuse detection do not always carry a header.
  {
    when: ({ status, message }) => status === 403 && /secondary rate|abuse detection/i.test(message),
    kind: "rate-limited",
  },
  // An installation's token is refused with "This installation has been suspended".
  {
    when: ({ status, message }) => status === 403 && /installation has been suspended/i.test(message),
    kind: "suspended",
  },
  { when: ({ status }) => status === 403 || status === 451, kind: "forbidden" },
  { when: ({ status }) => status === 404 || status === 410, kind: "gone" },
  { when: ({ status }) => status === 400 || status === 422, kind: "invalid" },
  { when: () => true, kind: "unavailable" },
];

/** Seconds that GitHub asks to wait after a secondary limit that names no time: "at least one minute". */
const SECONDARY_LIMIT_SECONDS = 60;
/** A wait longer than the primary limit's window of an hour is a clock's fault. */
const MAX_WAIT_SECONDS = 3_600;

const failureSchema = z.object({
  status: z.number(),
  message: z.string().catch(""),
  response: z.object({ headers: z.record(z.string(), z.coerce.string()).catch({}) }).optional(),
});

/** HTTP status of an error of Octokit's; null for anything else. */
export function statusOf(error: unknown): number | null {
  return failureSchema.safeParse(error).data?.status ?? null;
}

/**
 * An error of Octokit's as a GitHubError: by the table above; `unavailable` where no answer came. `action` says what was
 * tried and stands in the message, without any text of the issue. `now` is in milliseconds.
 */
export function toGitHubError(error: unknown, action: string, now: number): GitHubError {
  if (error instanceof GitHubError) return error;
  const parsed = failureSchema.safeParse(error).data;
  if (!parsed) return new GitHubError("unavailable", `${action}: no answer`, { cause: error });
  const failure: Failure = { status: parsed.status, message: parsed.message, headers: parsed.response?.headers ?? {} };
  const kind = MEANINGS.find(({ when }) => when(failure))?.kind ?? "unavailable";
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
