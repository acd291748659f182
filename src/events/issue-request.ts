import { z } from "zod";
import type { TriageJob } from "../queue/stored-jobs.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { accountSchema, installationSchema, repositorySchema } from "./payload.js";

/** The part of an `issues` payload that decides whether there is anything to do. */
const payloadSchema = z.object({
  installation: installationSchema.optional(),
  repository: repositorySchema,
  sender: accountSchema,
  issue: z.object({
    number: z.number().int().positive(),
    user: accountSchema.nullable(),
    locked: z.boolean().optional(),
    pull_request: z.unknown().optional(),
  }),
});

/** An issue that an event is about. */
export interface IssueEvent {
  installation: number;
  repo: string;
  number: number;
  sender: { type: string; login: string };
  issue: z.infer<typeof payloadSchema>["issue"];
}

/** The issue of an `issues` payload, whatever became of it; or why the event is none of ours. */
export function readIssueEvent(payload: unknown): IssueEvent | "unreadable" | "no-installation" {
  const parsed = payloadSchema.safeParse(payload).data;
  if (!parsed) return "unreadable";
  const { installation, repository, sender, issue } = parsed;
  if (!installation) return "no-installation";
  return { installation: installation.id, repo: repository.full_name, number: issue.number, sender, issue };
}

/**
 * The triage that an `issues` event asks for. Bots are ignored whether they wrote the issue or only triggered the event:
 * no loops.
 */
export function readTriageRequest(delivery: string, payload: unknown, reason: TriageJob["reason"]): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  const { installation, repo, number, sender, issue } = event;
  if (sender.type === "Bot" || issue.user?.type === "Bot") return ignored("bot");
  if (issue.pull_request !== undefined && issue.pull_request !== null) return ignored("pull-request");
  if (issue.locked) return ignored("locked");
  return asksFor({ kind: "triage", reason, delivery, installation, repo, number });
}
