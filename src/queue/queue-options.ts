import type { QueueOptions } from "pg-boss";

export interface TriageQueueOptions {
  /** Jobs that this process works on at a time. */
  concurrency: number;
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
  retry: { limit: 8, delaySeconds: 10, maxDelaySeconds: 1_800 },
};

/** Longest that one run of a job may take; GitHub's calls and the model's have shorter limits of their own. */
const EXPIRE_SECONDS = 300;
/** A job whose process died is noticed after this long without a sign of life, and runs again. */
const HEARTBEAT_SECONDS = 30;
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
