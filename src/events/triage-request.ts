import { z } from "zod";
import type { TriageJob } from "../queue/triage-job.js";

const accountSchema = z.object({ type: z.string() });

/** The part of an `issues` payload that decides whether there is anything to do. */
const payloadSchema = z.object({
  installation: z.object({ id: z.number().int().positive() }).optional(),
  repository: z.object({ full_name: z.string() }),
  sender: accountSchema,
  /** Of a transferred issue, which the new repository is told of as opened. */
  changes: z.object({ old_issue: z.unknown() }).partial().optional().catch(undefined),
  issue: z.object({
    number: z.number().int().positive(),
    user: accountSchema.nullable(),
    locked: z.boolean().optional(),
    pull_request: z.unknown().optional(),
  }),
});

type IgnoreReason = "unreadable" | "no-installation" | "bot" | "pull-request" | "locked" | "transferred";

export type TriageRequest = { kind: "job"; job: TriageJob } | { kind: "ignored"; reason: IgnoreReason };

/** What an `issues` delivery asks for. Bots are ignored whether they wrote the issue or only triggered the event: no loops. */
export function readTriageRequest(delivery: string, payload: unknown): TriageRequest {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return { kind: "ignored", reason: "unreadable" };
  const { installation, repository, sender, changes, issue } = parsed;
  if (!installation) return { kind: "ignored", reason: "no-installation" };
  if (sender.type === "Bot" || issue.user?.type === "Bot") return { kind: "ignored", reason: "bot" };
  if (issue.pull_request !== undefined && issue.pull_request !== null)
    return { kind: "ignored", reason: "pull-request" };
  if (issue.locked) return { kind: "ignored", reason: "locked" };
  if (changes?.old_issue !== undefined) return { kind: "ignored", reason: "transferred" };
  return {
    kind: "job",
    job: { delivery, installation: installation.id, repo: repository.full_name, number: issue.number },
  };
}
