import { z } from "zod";
import type { Issue } from "../../report/issue-report.js";

/** Input that is none of the formats that the command reads; `line` is 1-based, null where the whole file is meant. */
export class InputError extends Error {
  override readonly name = "InputError";

  constructor(file: string, line: number | null, problem: string, options?: ErrorOptions) {
    super(`${file}${line === null ? "" : `:${line}`}: ${problem}`, options);
  }
}

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? "");

const plainIssue = z.object({
  repo: z.string().optional(),
  number: z.number().int().nonnegative().optional(),
  title: text,
  body: text,
  /** Of GitHub's REST API: `https://api.github.com/repos/owner/name`. */
  repository_url: z.string().optional(),
});

const webhookPayload = z.object({
  issue: plainIssue,
  repository: z.object({ full_name: z.string() }).optional(),
});

/**
 * Reads an issue from a JSON value: `{repo, number, title, body}`, an issue of GitHub's REST API, or a webhook payload
 * that holds an issue.
 *
 * @param repo used where the value names none
 * @throws InputError saying which field is wrong
 */
export function issueFromJson(value: unknown, repo: string, file: string, line: number | null): Issue {
  const isPayload = typeof value === "object" && value !== null && "issue" in value;
  const parsed = isPayload ? webhookPayload.safeParse(value) : plainIssue.safeParse(value);
  if (!parsed.success) throw new InputError(file, line, `not an issue: ${z.prettifyError(parsed.error)}`);
  const [issue, fullName] =
    "issue" in parsed.data ? [parsed.data.issue, parsed.data.repository?.full_name] : [parsed.data, undefined];
  const fromUrl = issue.repository_url?.split("/repos/")[1];
  if (!isPayload && typeof value === "object" && value !== null && !("title" in value) && !("body" in value)) {
    throw new InputError(file, line, "not an issue: it has neither title nor body");
  }
  return {
    repo: fullName ?? issue.repo ?? fromUrl ?? repo,
    number: issue.number ?? 0,
    title: issue.title,
    body: issue.body,
  };
}

/** Reads an issue from Markdown: the first `# ` heading is the title, what follows is the body. Never throws. */
export function issueFromMarkdown(markdown: string, repo: string): Issue {
  const lines = markdown.replace(/^\uFEFF/, "").split(/\r?\n/);
  const heading = lines.findIndex((line) => line.startsWith("# "));
  if (heading < 0 || lines.slice(0, heading).some((line) => line.trim() !== "")) {
    return { repo, number: 0, title: "", body: lines.join("\n") };
  }
  const rest = lines.slice(heading + 1);
  const first = rest.findIndex((line) => line.trim() !== "");
  return {
    repo,
    number: 0,
    title: (lines[heading] ?? "").slice(2).trim(),
    body: first < 0 ? "" : rest.slice(first).join("\n"),
  };
}
