import { issueKey, type JobKind, type StoredJob } from "./stored-jobs.js";

/** Where a job stands in the queue. */
export interface Placement {
  /** Jobs with the same key run one after the other. */
  singletonKey: string;
  /** Higher runs first. */
  priority: number;
  /** Seconds before it may run. */
  startAfter: number;
}

/** Bookkeeping without a call to GitHub goes first: what it says holds for the triages behind it. */
const BOOKKEEPING = 10;
const ORDINARY = 0;
/** Nobody waits for it: after everything else, also after what a busy repository has sent (see fair-share.ts). */
const WHENEVER = -10_000;

const PRIORITY = {
  triage: ORDINARY,
  comment: ORDINARY,
  "label-change": BOOKKEEPING,
  "issue-state": BOOKKEEPING,
  "forget-issue": BOOKKEEPING,
  "forget-repositories": BOOKKEEPING,
  "rename-repository": BOOKKEEPING,
  "rename-owner": BOOKKEEPING,
  "forget-installation": BOOKKEEPING,
  "suspend-installation": BOOKKEEPING,
  "resume-installation": BOOKKEEPING,
  "prepare-labels": WHENEVER,
  "index-issues": WHENEVER,
  backfill: WHENEVER,
  "undo-backfill": WHENEVER,
} as const satisfies Record<JobKind, number>;

/** The place of a job whose repository is `share` jobs ahead of the others. `quietSeconds` is how long edits settle. */
export function placementOf(job: StoredJob, share: number, quietSeconds: number): Placement {
  const isOrdinary = job.kind === "comment" || (job.kind === "triage" && job.reason !== "backfill");
  return {
    singletonKey: jobKey(job),
    priority: isOrdinary ? ORDINARY - share : job.kind === "triage" ? WHENEVER : PRIORITY[job.kind],
    startAfter: job.kind === "triage" && job.reason === "edited" ? quietSeconds : 0,
  };
}

/** Jobs with the same key run one after the other. Where a job names a repository, its key begins with it in lower case. */
export function jobKey(job: StoredJob): string {
  if (job.kind === "rename-repository") return `repository ${job.repositoryId}`;
  if ("number" in job) return issueKey({ repo: job.repo, issue: job.number });
  if ("repo" in job) return `${job.repo.toLowerCase()} labels`;
  return `installation ${job.installation}`;
}
