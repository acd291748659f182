import type { Settlement } from "./settlement.js";
import type { StoredJob } from "./stored-jobs.js";

/** An attempt at a job that is over. */
export interface EndedAttempt {
  job: StoredJob;
  settlement: Settlement;
  /** Seconds since the delivery that asked for it was stored. */
  seconds: number;
}

/** What the operator hears of the queue. */
export type QueueObserver = (ended: EndedAttempt) => void;
