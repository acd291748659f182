import { z } from "zod";
import type { Issue } from "../report/issue-report.js";

/** An issue of the past, with the labels that people gave it. */
export interface PastIssue extends Issue {
  labels: readonly string[];
  /** ISO 8601; null where it is not known. */
  createdAt: string | null;
}

const labelsSchema = z.array(z.union([z.string(), z.object({ name: z.string().nullish() })]));

const rowSchema = z.object({
  repo: z.string().optional(),
  /** Of GitHub's REST API: `https://api.github.com/repos/owner/name`. */
  repository_url: z.string().optional(),
  number: z.number().int().nonnegative(),
  title: z.string(),
  body: z.string().nullish(),
  labels: z.unknown().optional(),
  github_labels: labelsSchema.optional(),
  created_at: z.string().nullish(),
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
  const labels = row.github_labels ?? labelsSchema.safeParse(row.labels).data ?? [];
  return {
    repo: row.repo ?? row.repository_url?.split("/repos/")[1] ?? repo,
    number: row.number,
    title: row.title,
    body: row.body ?? "",
    labels: labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
    createdAt: row.created_at ?? null,
  };
}
