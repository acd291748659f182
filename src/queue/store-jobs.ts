import type { JobInsert, PgBoss } from "pg-boss";
import { z } from "zod";
import type { Queryable } from "../store/database.js";
import type { FairShare } from "./fair-share.js";
import { queueSchema, TRIAGE_QUEUE } from "./job-rows.js";
import { placementOf } from "./placement.js";
import { issueKey, type StoredJob, type TriageJob } from "./stored-jobs.js";

/** Edits move the triage that waits for them away at most so many quiet periods: it comes, however long somebody edits. */
const MOST_QUIET_PERIODS = 5;

/** A job that only says that something is gone need not be kept as long as others. */
const FORGETTING_KEPT_SECONDS = 86_400;

/** What storing a job takes besides the transaction. */
export interface Storing {
  boss: PgBoss;
  share: FairShare;
  quietSeconds: number;
}

/** Stores jobs in the transaction. A triage for an edit takes the place of one that still waits for earlier edits. */
export async function storeJobs(
  transaction: Queryable,
  jobs: readonly StoredJob[],
  { boss, share, quietSeconds }: Storing,
): Promise<void> {
  await lockEdits(transaction, jobs.filter(isEdit).map(keyOf));
  const inserts: JobInsert<StoredJob>[] = [];
  /** Edits among `inserts`, which the database cannot show yet. */
  const waiting = new Map<string, JobInsert<StoredJob>>();
  for (const job of jobs) {
    if (!isEdit(job)) {
      inserts.push(toInsert(job, share, quietSeconds));
      continue;
    }
    const earlier = waiting.get(keyOf(job));
    if (earlier) earlier.data = job;
    else if (!(await joinWaitingEdit(transaction, job, quietSeconds))) {
      const insert = toInsert(job, share, quietSeconds);
      inserts.push(insert);
      // Without a quiet period no edit waits for the next.
      if (quietSeconds > 0) waiting.set(keyOf(job), insert);
    }
  }
  if (inserts.length === 0) return;
  const ids = await boss.insert(TRIAGE_QUEUE, inserts, { db: transaction.queueDb, returnId: true });
  // Throwing rolls the delivery back, so that it can come again.
  if (ids?.length !== inserts.length) throw new Error("the queue did not take every job");
}

function isEdit(job: StoredJob): job is TriageJob {
  return job.kind === "triage" && job.reason === "edited";
}

function keyOf({ repo, number }: TriageJob): string {
  return issueKey({ repo, issue: number });
}

function toInsert(job: StoredJob, share: FairShare, quietSeconds: number): JobInsert<StoredJob> {
  const ahead = job.kind === "triage" && job.reason !== "backfill" ? share.take(job.repo) : 0;
  const { singletonKey, priority, startAfter } = placementOf(job, ahead, quietSeconds);
  return {
    data: job,
    singletonKey,
    priority,
    startAfter,
    ...(job.kind.startsWith("forget-") ? { deleteAfterSeconds: FORGETTING_KEPT_SECONDS } : {}),
  };
}

/**
 * Two edits of an issue that are stored at once must see each other. The locks of a transaction are taken in one order
 * everywhere, or two would wait for each other.
 */
async function lockEdits(db: Queryable, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await db.query(
    `SELECT pg_advisory_xact_lock(hashtext('engine-triage edits'), hash)
     FROM (SELECT DISTINCT hashtext(key) AS hash FROM unnest($1::text[]) AS key ORDER BY hash) AS hashes`,
    [keys],
  );
}

const updatedRows = z.array(z.object({ id: z.string() }));

/** Makes the waiting triage of earlier edits one of this edit, and lets it wait anew; false where none waits. */
async function joinWaitingEdit(db: Queryable, job: TriageJob, quietSeconds: number): Promise<boolean> {
  const rows = await db.query(
    `UPDATE ${queueSchema(db)}.job SET data = $3::text::jsonb,
       start_after = least(now() + make_interval(secs => $4), created_on + make_interval(secs => $5))
     WHERE name = $1 AND singleton_key = $2 AND state = 'created' AND start_after > now()
       AND data->>'kind' = 'triage' AND data->>'reason' = 'edited'
     RETURNING id`,
    [TRIAGE_QUEUE, keyOf(job), JSON.stringify(job), quietSeconds, quietSeconds * MOST_QUIET_PERIODS],
  );
  return updatedRows.parse(rows).length > 0;
}
