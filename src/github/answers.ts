import type { GitHubErrorKind } from "./github.js";

/** What the table looks at: an answer of GitHub's API that is not a success, or no answer at all. */
export interface Failure {
  /** 0 where no answer came. */
  status: number;
  message: string;
  headers: Readonly<Record<string, string | undefined>>;
}

interface Answer {
  /** How it is told from others, for people. */
  answer: string;
  /** When GitHub gives it. */
  means: string;
  when: (failure: Failure) => boolean;
  kind: GitHubErrorKind;
}

/**
 * What an answer means; the first match counts. A 401 is not final: it comes from a wrong key or clock of the operator's, and
 * the jobs should be there (as dead letters at the latest) once that is put right. docs/operations.md shows this table.
 * Sources: GitHub REST documentation, "Best practices for using the REST API", "Rate limits for the REST API",
 * "Troubleshooting the REST API", and the status codes of the endpoints that are called.
 */
export const ANSWERS: readonly Answer[] = [
  {
    answer: "429",
    means: "too many calls",
    when: ({ status }) => status === 429,
    kind: "rate-limited",
  },
  {
    answer: "403 with `retry-after`",
    means: "too many calls at once or too many writes (secondary limit)",
    when: ({ status, headers }) => status === 403 && headers["retry-after"] !== undefined,
    kind: "rate-limited",
  },
  {
    answer: "403 with `x-ratelimit-remaining: 0`",
    means: "the calls of the hour are used up (primary limit)",
    when: ({ status, headers }) => status === 403 && headers["x-ratelimit-remaining"] === "0",
    kind: "rate-limited",
  },
  {
    // Answers to the secondary limit and to abuse detection do not always carry a header.
    answer: "403 that names a secondary limit or abuse detection",
    means: "the same, without a time",
    when: ({ status, message }) =>
      status === 403 && /secondary rate|abuse detection|blocked from content creation/i.test(message),
    kind: "rate-limited",
  },
  {
    answer: "422 that says `submitted too quickly`",
    means: "too many comments in a short time",
    when: ({ status, message }) => status === 422 && /submitted too quickly/i.test(message),
    kind: "rate-limited",
  },
  {
    // An installation's token is refused with "This installation has been suspended".
    answer: "403 that says `installation has been suspended`",
    means: "an owner suspended the App",
    when: ({ status, message }) => status === 403 && /installation has been suspended/i.test(message),
    kind: "suspended",
  },
  {
    answer: "403",
    means:
      "the App lacks the permission (`Resource not accessible by integration`), the repository is archived, the issue is locked, or the App is blocked",
    when: ({ status }) => status === 403,
    kind: "forbidden",
  },
  {
    answer: "451",
    means: "the repository is closed for legal reasons",
    when: ({ status }) => status === 451,
    kind: "forbidden",
  },
  {
    answer: "404",
    means: "the issue or repository is not there, or not there for the App any more",
    when: ({ status }) => status === 404,
    kind: "gone",
  },
  {
    answer: "410",
    means: "the issue was deleted, or the repository's issues are turned off",
    when: ({ status }) => status === 410,
    kind: "gone",
  },
  {
    answer: "400, 422",
    means: "GitHub does not take what was sent, or counts the conversation as spam",
    when: ({ status }) => status === 400 || status === 422,
    kind: "invalid",
  },
  {
    answer: "401",
    means: "the App's key is wrong or withdrawn, or the clock of this machine is off",
    when: ({ status }) => status === 401,
    kind: "unavailable",
  },
  {
    answer: "5xx, anything else, no answer in 15 s",
    means: "an outage of GitHub's or of the network",
    when: () => true,
    kind: "unavailable",
  },
];
