import type { Probot } from "probot";
import type { EventDependencies } from "./accept-delivery.js";
import { onInstallation } from "./installation.js";
import { onInstallationRepositories } from "./installation-repositories.js";
import { onIssueComment } from "./issue-comment.js";
import { onIssuesDeleted } from "./issues-deleted.js";
import { onIssuesEdited } from "./issues-edited.js";
import { onIssuesLabeled } from "./issues-labeled.js";
import { onIssuesOpened } from "./issues-opened.js";
import { onIssuesReopened } from "./issues-reopened.js";

/** All events that the App listens to. `issues.closed` asks for nothing: a triage that still waits finds the issue closed. */
const EVENTS = [
  onIssuesOpened,
  onIssuesEdited,
  onIssuesReopened,
  onIssuesLabeled,
  onIssuesDeleted,
  onIssueComment,
  onInstallation,
  onInstallationRepositories,
] as const;

/** Registers every event's handler. */
export function registerEvents(app: Probot, dependencies: EventDependencies): void {
  for (const register of EVENTS) register(app, dependencies);
}
