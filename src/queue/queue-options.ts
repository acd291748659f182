import type { QueueOptions } from "pg-boss";

export interface TriageQueueOptions {
  /** Jobs that this process works on at a time. */
  concurrency: number;
  /** Seconds after the last edit of an issue before it is triaged again; a burst of edits is triaged once. */
  quietSeconds: number;
  retry: {
    /** Further tries after the first. */
    limit: number;
    /** Seconds before the first further try, doubled for each one after; 0: at once, always. */
    delaySeconds: number;
    maxDelaySeconds: number;
  };
}

/** Eight further tries over about an hour: long enough for an outage of GitHub's that is worth waiting for. */
export const DEFAULT_QUEUE_OPTIONS: TriageQueueOptions = {
  concurrency: 4,
  quietSeconds: 120,
  retry: { limit: 8, delaySeconds: 10, maxDelaySeconds: 1_800 },
};

/** Longest that one run of a job may take; GitHub's calls and the model's have shorter limits of their own. */
export const EXPIRE_SECONDS = 300;
/**
 * A job whose process died is noticed after this long without a sign of life, and runs again. pg-boss takes 10 at least;
 * three signs in a row may be lost. A process that only seemed dead creates no second comment: it looks first whether the
 * job is still its.
 */
const HEARTBEAT_SECONDS = 12;
export const HEARTBEAT_REFRESH_SECONDS = 3;
/** Days for which an operator can look at a dead letter. */
export const DEAD_LETTER_DAYS = 90;

/** The retry rules and time limits of a job as pg-boss takes them. */
export function jobSettings({ limit, delaySeconds, maxDelaySeconds }: TriageQueueOptions["retry"]): QueueOptions {
  return {
    retryLimit: limit,
    retryDelay: delaySeconds,
    retryBackoff: delaySeconds > 0,
    ...(delaySeconds > 0 ? { retryDelayMax: maxDelaySeconds } : {}),
    expireInSeconds: EXPIRE_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  };
}

/** Jobs that a repository may be ahead of the others (see fair-share.ts) before the reserved workers leave it to the rest. */
const RESERVED_UP_TO = 10;

/**
 * Least priority that a worker of this process takes, null: any. A quarter of the workers, at least one of several, is
 * reserved for repositories that are not far ahead: a burst of one, however slow its jobs, leaves a worker for the others.
 */
export function leastPriority(worker: number, { concurrency }: Pick<TriageQueueOptions, "concurrency">): number | null {
  const reserved = concurrency < 2 ? 0 : Math.max(1, Math.floor(concurrency / 4));
  return worker < reserved ? -RESERVED_UP_TO : null;
}
