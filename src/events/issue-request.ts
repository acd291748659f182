import { z } from "zod";
import type { StoredJob, TriageJob } from "../queue/stored-jobs.js";
import { asksFor, type EventRequest, type IgnoreReason, ignored } from "./event-request.js";
import { accountSchema, installationSchema, repositorySchema } from "./payload.js";

/** The part of an `issues` payload that decides whether there is anything to do, to whomever it is sent. */
export const issuesPayloadSchema = z.object({
  repository: repositorySchema,
  sender: accountSchema,
  issue: z.object({
    number: z.number().int().positive(),
    user: accountSchema.nullable(),
    locked: z.boolean().optional(),
    pull_request: z.unknown().optional(),
  }),
});
type IssuesPayload = z.infer<typeof issuesPayloadSchema>;

/** A time that is none tells nothing; the rest of the event still counts. */
const timeSchema = z.iso.datetime({ offset: true }).optional().catch(undefined);

const deliverySchema = issuesPayloadSchema.extend({
  installation: installationSchema.optional(),
  issue: issuesPayloadSchema.shape.issue.extend({
    created_at: timeSchema,
    closed_at: timeSchema,
    updated_at: timeSchema,
  }),
});

/** An issue that an event is about. */
export interface IssueEvent {
  /** The part of it that every job says. */
  place: { installation: number; repo: string; number: number; repositoryId?: number; at?: string };
  sender: { type: string; login: string };
  issue: z.infer<typeof deliverySchema>["issue"];
}

/** The job that keeps whether an issue is open, and since when. */
export function stateJob(delivery: string, { place, issue }: IssueEvent, state: "open" | "closed"): StoredJob {
  // Opening again is the last thing that happened to an issue when GitHub tells of it.
  const at = state === "closed" ? issue.closed_at : issue.updated_at;
  return {
    kind: "issue-state",
    state,
    delivery,
    ...place,
    ...(at === undefined ? {} : { at }),
    ...(issue.created_at === undefined ? {} : { openedAt: issue.created_at }),
  };
}

/** The issue of an `issues` payload, whatever became of it; or why the event is none of ours. */
export function readIssueEvent(payload: unknown): IssueEvent | "unreadable" | "no-installation" {
  const parsed = deliverySchema.safeParse(payload).data;
  if (!parsed) return "unreadable";
  const { installation, repository, sender, issue } = parsed;
  if (!installation) return "no-installation";
  const { id, full_name: repo } = repository;
  const numbered = id === undefined ? {} : { repositoryId: id };
  // What happened to the issue last is what the delivery tells of, or was before.
  const timed = issue.updated_at === undefined ? {} : { at: issue.updated_at };
  const place = { installation: installation.id, repo, number: issue.number, ...numbered, ...timed };
  return { place, sender, issue };
}

/** Why an issue is left alone; null where it is not. Bots are, whether they wrote it or only triggered the event: no loops. */
export function leftAlone({ sender, issue }: Pick<IssuesPayload, "sender" | "issue">): IgnoreReason | null {
  if (sender.type === "Bot" || issue.user?.type === "Bot") return "bot";
  if (issue.pull_request !== undefined && issue.pull_request !== null) return "pull-request";
  return issue.locked ? "locked" : null;
}

/** The triage that an `issues` event asks for. */
export function readTriageRequest(delivery: string, payload: unknown, reason: TriageJob["reason"]): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  const because = leftAlone(event);
  if (because !== null) return ignored(because);
  return asksFor({ kind: "triage", reason, delivery, ...event.place });
}
