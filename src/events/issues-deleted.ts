import type { Probot } from "probot";
import { acceptDelivery, type EventDependencies } from "./accept-delivery.js";
import { asksFor, type EventRequest, ignored } from "./event-request.js";
import { readIssueEvent } from "./issue-request.js";

/** What `issues.deleted` and `issues.transferred` ask for, whoever did it: nothing about the issue stays stored. */
export function readIssuesDeleted(delivery: string, payload: unknown): EventRequest {
  const event = readIssueEvent(payload);
  if (typeof event === "string") return ignored(event);
  return asksFor({ kind: "forget-issue", delivery, ...event.place });
}

/** An issue that is gone from its repository, deleted or moved to another, is forgotten. */
export function onIssuesDeleted(app: Probot, dependencies: EventDependencies): void {
  app.on(["issues.deleted", "issues.transferred"], (event) => acceptDelivery(event, readIssuesDeleted, dependencies));
}
