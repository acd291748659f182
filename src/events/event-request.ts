import type { StoredJob } from "../queue/stored-jobs.js";

/**
 * - `unreadable`      the payload is not what GitHub documents
 * - `no-installation` it came from a webhook of a repository, not of the App
 * - `bot`             a bot wrote the issue or triggered the event: no loops
 * - `nothing-asked`   an event that changes nothing for this App
 */
export type IgnoreReason =
  | "unreadable"
  | "no-installation"
  | "bot"
  | "pull-request"
  | "locked"
  | "transferred"
  | "nothing-asked";

/** What a delivery asks for. */
export type EventRequest = { kind: "jobs"; jobs: readonly StoredJob[] } | { kind: "ignored"; reason: IgnoreReason };

/** Reads what the payload of a delivery asks for. Total: a payload is somebody else's data. */
export type EventReader = (delivery: string, payload: unknown) => EventRequest;

/** The same where what the payload asks for depends on what is stored. Rejects where that cannot be read. */
export type LookingReader = (delivery: string, payload: unknown) => Promise<EventRequest>;

export function asksFor(...jobs: readonly StoredJob[]): EventRequest {
  return jobs.length > 0 ? { kind: "jobs", jobs } : ignored("nothing-asked");
}

export function ignored(reason: IgnoreReason): EventRequest {
  return { kind: "ignored", reason };
}
