import { z } from "zod";
import type { IgnoreReason } from "../events/event-request.js";
import { issuesPayloadSchema, leftAlone } from "../events/issue-request.js";
import { changesReport } from "../events/issues-edited.js";
import { cameFromElsewhere } from "../events/issues-opened.js";

/** The issue that a run is about. */
export interface ActionIssue {
  /** `owner/name` */
  repo: string;
  number: number;
}

/** What the event of a run asks for, or why it asks for nothing. */
export type ActionRequest = ({ kind: "triage" } & ActionIssue) | { kind: "ignored"; reason: IgnoreReason | "action" };

/** The workflow does not give this action what it needs; the message says what to change. */
export class WorkflowError extends Error {
  override readonly name = "WorkflowError";
}

/** What an issue's event has to change for a triage. */
const ASKS: ReadonlyMap<string, (payload: unknown) => boolean> = new Map([
  ["opened", (payload: unknown) => !cameFromElsewhere(payload)],
  ["edited", changesReport],
  ["reopened", () => true],
]);

const actionSchema = z.object({ action: z.string() });

/**
 * Reads the event of a run as the App reads a delivery. Throws a WorkflowError for an event that is not about issues, or no
 * event at all: somebody wrote the workflow so.
 */
export function readActionEvent(name: string, text: string): ActionRequest {
  if (name !== "issues") {
    throw new WorkflowError(
      `the event is "${name}"; in the workflow, use "on: issues" with types opened, edited, reopened`,
    );
  }
  const payload = parseJson(text);
  const action = actionSchema.safeParse(payload).data?.action;
  const parsed = issuesPayloadSchema.safeParse(payload).data;
  if (action === undefined || !parsed) throw new WorkflowError("the event's file is no payload of an issue");
  const asks = ASKS.get(action);
  if (!asks) return { kind: "ignored", reason: "action" };
  if (!asks(payload)) return { kind: "ignored", reason: action === "opened" ? "transferred" : "nothing-asked" };
  const because = leftAlone(parsed);
  if (because !== null) return { kind: "ignored", reason: because };
  return { kind: "triage", repo: parsed.repository.full_name, number: parsed.issue.number };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new WorkflowError("the event's file is no JSON", { cause });
  }
}
