import { findRun } from "../store/backfill-runs.js";
import type { Attempt, JobEnd } from "./job-result.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";
import { triageIssue } from "./triage-issue.js";

/** Triages an old issue as part of a run; does nothing where the run is being undone, or gone. Throws a GitHubError. */
export async function backfillIssue(
  { delivery, installation, repo, number, run: id }: JobOf<"backfill">,
  dependencies: JobDependencies,
  attempt: Attempt,
): Promise<JobEnd> {
  const run = await findRun(dependencies.database, id);
  if (run === null || run.undoAt !== null) return { outcome: "skipped", decision: null };
  const job = { kind: "triage", reason: "backfill", delivery, installation, repo, number } as const;
  return triageIssue(job, dependencies, attempt, { run });
}

/** Names a run's part of an issue where a delivery's id is wanted: the same each time, so that it is stored once. */
export function backfillDelivery(run: string, issue: number): string {
  return `backfill ${run} ${issue}`;
}

/** The same for undoing it, each time that undoing is begun. */
export function undoDelivery(run: string, issue: number, undos: number): string {
  return `undo ${undos} of backfill ${run} ${issue}`;
}
