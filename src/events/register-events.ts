import type { Probot } from "probot";
import type { EventDependencies } from "./accept-delivery.js";
import { onIssuesOpened } from "./issues-opened.js";
import { onIssuesReopened } from "./issues-reopened.js";

/** All events that the App listens to. */
const EVENTS = [onIssuesOpened, onIssuesReopened] as const;

/** Registers every event's handler. */
export function registerEvents(app: Probot, dependencies: EventDependencies): void {
  for (const register of EVENTS) register(app, dependencies);
}
