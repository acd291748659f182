import type { PgBoss } from "pg-boss";
import { endRunIssue } from "../store/backfill-issues.js";
import type { Queryable } from "../store/database.js";
import { recordTriage, type TriageOutcome } from "../store/triages.js";
import { keepEvidence, keepPause } from "./admission.js";
import type { JobEnd } from "./job-result.js";
import { type Claim, isClaimed, postponeJob, replaceJob, TRIAGE_QUEUE } from "./job-rows.js";
import { jobKey, placementOf } from "./placement.js";
import type { Settlement } from "./settlement.js";
import type { JobKind, StoredJob } from "./stored-jobs.js";
import { askForRenaming } from "./waiting-renamings.js";

/** Kinds that decide on an issue. */
const RECORDED: ReadonlySet<JobKind> = new Set(["triage", "comment", "backfill"]);
const FAILED: JobEnd = { outcome: "failed", decision: null };

/**
 * Settles a claimed job in the transaction, with the record of its outcome. pg-boss settles again when the handler
 * returns; that finds nothing to do, because every settlement counts only for the attempt that was claimed.
 */
export async function settleJob(
  transaction: Queryable,
  boss: PgBoss,
  claim: Claim,
  job: StoredJob,
  settlement: Settlement,
): Promise<void> {
  const options = { db: transaction.queueDb };
  switch (settlement.kind) {
    case "settled":
      await record(transaction, job, settlement);
      await storeNext(transaction, boss, claim, settlement.next ?? []);
      await boss.complete(TRIAGE_QUEUE, claim, { outcome: settlement.outcome }, options);
      return;
    case "retry":
      await boss.fail(TRIAGE_QUEUE, claim, null, options);
      if (settlement.waitSeconds !== null)
        await boss.update(TRIAGE_QUEUE, undefined, { id: claim.id, startAfter: settlement.waitSeconds, ...options });
      return;
    case "postponed": {
      const { waitSeconds, pause, renamed, after } = settlement;
      if (pause) await keepPause(transaction, job.installation, { kind: pause, seconds: waitSeconds });
      await postponeJob(transaction, claim, waitSeconds);
      if (after) await askForRenaming(transaction, boss, after);
      if (renamed) await replaceJob(transaction, claim.id, jobKey(renamed), renamed);
      return;
    }
    case "exhausted":
      await record(transaction, job, FAILED);
      await boss.fail(TRIAGE_QUEUE, claim, { reason: settlement.reason }, options);
      return;
    case "dropped":
      await keepRun(transaction, job, "gone");
      await boss.complete(TRIAGE_QUEUE, claim, { outcome: "dropped" }, options);
      return;
    case "lost":
      return;
  }
}

/** Stores what follows from a job's end, once: whoever has lost the job to another process leaves it to that one. */
async function storeNext(db: Queryable, boss: PgBoss, claim: Claim, jobs: readonly StoredJob[]): Promise<void> {
  if (jobs.length === 0 || !(await isClaimed(db, claim))) return;
  const inserts = jobs.map((data) => ({ data, ...placementOf(data, 0, 0) }));
  await boss.insert(TRIAGE_QUEUE, inserts, { db: db.queueDb });
}

async function record(db: Queryable, job: StoredJob, { outcome, decision }: JobEnd): Promise<void> {
  const isWorthARecord = await keepEvidence(db, job, outcome);
  await keepRun(db, job, outcome);
  if (!RECORDED.has(job.kind) || !("number" in job) || !isWorthARecord) return;
  const { delivery, installation, repo, number } = job;
  await recordTriage(db, { delivery, installation, repo, issue: number, outcome, decision });
}

/** A run of a backfill is done with the issue, whatever came of it. */
async function keepRun(db: Queryable, job: StoredJob, outcome: TriageOutcome): Promise<void> {
  if (job.kind !== "backfill" && job.kind !== "undo-backfill") return;
  const key = { run: job.run, repo: job.repo, issue: job.number };
  await endRunIssue(db, key, job.kind === "backfill" ? "ended" : "undone", outcome);
}
