import type { Decision } from "../decide/decision.js";
import type { TriageOutcome } from "../store/triages.js";

/** How a job ended. */
export interface JobEnd {
  outcome: TriageOutcome;
  /** null where it never came to a decision. */
  decision: Decision | null;
}

/** It has to wait for something that takes no try. */
export interface JobPostponed {
  postponeSeconds: number;
}

export type JobResult = JobEnd | JobPostponed;

/** Of a job that decides nothing. */
export const JOB_DONE: JobEnd = { outcome: "done", decision: null };

/** One attempt at a job, as the queue claimed it. */
export interface Attempt {
  /** Id of the job in the queue. */
  id: string;
  /** When the delivery that asked for it was stored. */
  storedAt: Date;
}
