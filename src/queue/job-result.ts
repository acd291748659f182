import type { Decision } from "../decide/decision.js";
import type { TriageOutcome } from "../store/triages.js";
import type { StoredJob } from "./stored-jobs.js";

/** How a job ended. */
export interface JobEnd {
  outcome: TriageOutcome;
  /** null where it never came to a decision. */
  decision: Decision | null;
  /** Jobs that follow from it: stored with its end, or not at all. */
  next?: readonly StoredJob[];
}

/** It has to wait for something that takes no try. */
export interface JobPostponed {
  postponeSeconds: number;
}

/** The same, thrown from where a job cannot simply end. */
export class PostponedError extends Error {
  override readonly name = "PostponedError";
  readonly seconds: number;

  constructor(seconds: number, reason: string) {
    super(reason);
    this.seconds = seconds;
  }
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
  /** Throws a ClaimLostError where another process has taken the job over: it was thought dead here. */
  assertClaimed(): Promise<void>;
}

/** The job is somebody else's by now; nothing more is to be done here. */
export class ClaimLostError extends Error {
  override readonly name = "ClaimLostError";

  constructor() {
    super("the job was taken over by another process");
  }
}
