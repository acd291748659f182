import { z } from "zod";
import type { Issue } from "../report/issue-report.js";

/** An issue of the past, with the labels that people gave it. */
export interface PastIssue extends Issue {
  labels: readonly string[];
  /** ISO 8601; null where it is not known. */
  createdAt: string | null;
  /** ISO 8601; null where it is open or that is not known. */
  closedAt: string | null;
  /** null where it is not known. */
  isOpen: boolean | null;
}

const labelsSchema = z.array(z.union([z.string(), z.object({ name: z.string().nullish() })]));

const time = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: "is no time by ISO 8601; write it like 2025-01-31T12:00:00Z",
});

const rowSchema = z.object({
  repo: z.string().optional(),
  /** Of GitHub's REST API: `https://api.github.com/repos/owner/name`. */
  repository_url: z.string().optional(),
  number: z.number().int().nonnegative(),
  title: z.string(),
  body: z.string().nullish(),
  labels: z.unknown().optional(),
  github_labels: labelsSchema.optional(),
  created_at: time.nullish(),
  closed_at: time.nullish(),
  state: z.enum(["open", "closed"]).nullish(),
  pull_request: z.unknown().optional(),
});

/**
 * An issue from a line of `{repo, number, title, body, labels}` or an issue of GitHub's REST API; null for a pull
 * request. `github_labels` goes before `labels`, which a corpus of labelled issues uses for its own.
 *
 * @param repo of issues that name none
 * @throws z.ZodError where a field is wrong or missing
 */
export function pastIssueOf(value: unknown, repo: string): PastIssue | null {
  const row = rowSchema.parse(value);
  if (row.pull_request) return null;
  const isOpen = isOpenOf(row);
  const labels = row.github_labels ?? labelsSchema.safeParse(row.labels).data ?? [];
  return {
    repo: row.repo ?? row.repository_url?.split("/repos/")[1] ?? repo,
    number: row.number,
    title: row.title,
    body: row.body ?? "",
    labels: labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
    createdAt: row.created_at ?? null,
    closedAt: isOpen === true ? null : (row.closed_at ?? null),
    isOpen,
  };
}

/** An end that is said to be none is an issue that is open; one that is not said at all is nothing known. */
function isOpenOf({
  state,
  closed_at: closedAt,
}: Pick<z.infer<typeof rowSchema>, "state" | "closed_at">): boolean | null {
  if (state) return state === "open";
  return closedAt === undefined ? null : closedAt === null;
}
