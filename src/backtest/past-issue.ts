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

/** A space in place of the T is what databases and spreadsheets write. */
const timeSchema = z.preprocess(
  (value) => (typeof value === "string" ? value.replace(/^([\d-]{10}) (?=\d)/, "$1T") : value),
  z.union([z.iso.datetime({ offset: true }), z.iso.date()]),
);
/** Of GitHub's REST API in lower case, of its command line in upper case. */
const stateSchema = z
  .string()
  .toLowerCase()
  .pipe(z.enum(["open", "closed"]));

const rowSchema = z.object({
  repo: z.string().optional(),
  /** Of GitHub's REST API: `https://api.github.com/repos/owner/name`. */
  repository_url: z.string().optional(),
  number: z.number().int().nonnegative(),
  title: z.string(),
  body: z.string().nullish(),
  labels: z.unknown().optional(),
  github_labels: labelsSchema.optional(),
  created_at: z.unknown().optional(),
  closed_at: z.unknown().optional(),
  /** The times as GitHub's command line (`gh issue list --json`) names them. */
  createdAt: z.unknown().optional(),
  closedAt: z.unknown().optional(),
  state: z.unknown().optional(),
  pull_request: z.unknown().optional(),
});

/** Told of a field that cannot be read and whose issue can; the message begins with the field's name. */
export type OnDoubt = (problem: string) => void;

/**
 * An issue from a line of `{repo, number, title, body, labels}`, of GitHub's REST API or of its command line; null for a
 * pull request. `github_labels` goes before `labels`, which a corpus of labelled issues uses for its own. A time or a state
 * that cannot be read is one that is not known.
 *
 * @param repo of issues that name none
 * @throws z.ZodError where another field is wrong or missing
 */
export function pastIssueOf(value: unknown, repo: string, onDoubt: OnDoubt = () => {}): PastIssue | null {
  const row = rowSchema.parse(value);
  if (row.pull_request) return null;
  const createdAt = timeOf(row, ["created_at", "createdAt"], onDoubt);
  const closedAt = timeOf(row, ["closed_at", "closedAt"], onDoubt);
  const isOpen = isOpenOf(stateOf(row.state, onDoubt), closedAt);
  const labels = row.github_labels ?? labelsSchema.safeParse(row.labels).data ?? [];
  return {
    repo: row.repo ?? row.repository_url?.split("/repos/")[1] ?? repo,
    number: row.number,
    title: row.title,
    body: row.body ?? "",
    labels: labels.flatMap((label) => (typeof label === "string" ? label : (label.name ?? []))),
    createdAt: createdAt ?? null,
    closedAt: isOpen === true ? null : (closedAt ?? null),
    isOpen,
  };
}

/** The first of the fields that is there: null where it says that there is no time, undefined where nothing is known. */
function timeOf<Field extends string>(
  row: Readonly<Partial<Record<Field, unknown>>>,
  fields: readonly Field[],
  onDoubt: OnDoubt,
): string | null | undefined {
  const field = fields.find((name) => row[name] !== undefined);
  if (field === undefined || row[field] === null) return field && null;
  const { data } = timeSchema.safeParse(row[field]);
  if (data === undefined) onDoubt(`${field}: is no time by ISO 8601, and left out; write it like 2025-01-31T12:00:00Z`);
  return data;
}

function stateOf(value: unknown, onDoubt: OnDoubt): "open" | "closed" | null {
  if (value === undefined || value === null) return null;
  const { data } = stateSchema.safeParse(value);
  if (data === undefined) onDoubt("state: is neither open nor closed, and left out");
  return data ?? null;
}

/** An end that is said to be none is an issue that is open; one that is not said at all is nothing known. */
function isOpenOf(state: "open" | "closed" | null, closedAt: string | null | undefined): boolean | null {
  if (state !== null) return state === "open";
  return closedAt === undefined ? null : closedAt === null;
}
