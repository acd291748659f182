import type { Probot } from "probot";
import type { EventDependencies } from "./accept-delivery.js";
import { onInstallation } from "./installation.js";
import { onInstallationRepositories } from "./installation-repositories.js";
import { onInstallationTarget } from "./installation-target.js";
import { onIssueComment } from "./issue-comment.js";
import { onIssuesClosed } from "./issues-closed.js";
import { onIssuesDeleted } from "./issues-deleted.js";
import { onIssuesEdited } from "./issues-edited.js";
import { onIssuesLabeled } from "./issues-labeled.js";
import { onIssuesOpened } from "./issues-opened.js";
import { onIssuesReopened } from "./issues-reopened.js";
import { onRepository } from "./repository.js";

/** All events that the App listens to. */
const EVENTS = [
  onIssuesOpened,
  onIssuesEdited,
  onIssuesReopened,
  onIssuesLabeled,
  onIssuesClosed,
  onIssuesDeleted,
  onIssueComment,
  onInstallation,
  onInstallationRepositories,
  onInstallationTarget,
  onRepository,
] as const;

/** Registers every event's handler. */
export function registerEvents(app: Probot, dependencies: EventDependencies): void {
  for (const register of EVENTS) register(app, dependencies);
}
