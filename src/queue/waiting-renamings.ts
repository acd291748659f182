import type { PgBoss } from "pg-boss";
import type { Queryable } from "../store/database.js";
import { lockRenamings } from "../store/renamed-repositories.js";
import { queueSchema, TRIAGE_QUEUE } from "./job-rows.js";
import { placementOf } from "./placement.js";
import type { JobOf } from "./stored-jobs.js";

/** A renaming that wants a name. */
export interface WantedName {
  /** GitHub's number of the repository that gets the name. */
  id: number;
  name: string;
  at: Date;
}

const OPEN = "j.name = $1 AND j.state IN ('created', 'retry', 'active') AND j.data->>'kind' = 'rename-repository'";

/**
 * Whether another repository has the name still, or has rows under it, and an earlier renaming of it waits: that one frees
 * the name, and goes first. Only earlier ones count, so that no two wait for each other.
 */
export async function isStillHeld(db: Queryable, { id, name, at }: WantedName): Promise<boolean> {
  const rows = await db.query(
    `SELECT j.id FROM ${queueSchema(db)}.job j
       LEFT JOIN ${db.schema}.renamed_repositories r ON r.id::text = j.data->>'repositoryId'
     WHERE ${OPEN} AND j.data->>'repositoryId' <> $2::text
       AND coalesce((j.data->>'at')::timestamptz, j.created_on) <= $4::timestamptz
       AND (j.data->>'from' = $3 OR r.repo = $3 OR r.moving_from = $3) LIMIT 1`,
    [TRIAGE_QUEUE, String(id), name, at.toISOString()],
  );
  return rows.length > 0;
}

/** Stores the renaming that a job's name tells of, unless one of that repository waits. To be called in a transaction. */
export async function askForRenaming(db: Queryable, boss: PgBoss, job: JobOf<"rename-repository">): Promise<void> {
  await lockRenamings(db);
  const waiting = await db.query(
    `SELECT j.id FROM ${queueSchema(db)}.job j WHERE ${OPEN} AND j.data->>'repositoryId' = $2::text LIMIT 1`,
    [TRIAGE_QUEUE, String(job.repositoryId)],
  );
  if (waiting.length > 0) return;
  await boss.insert(TRIAGE_QUEUE, [{ data: job, ...placementOf(job, 0, 0) }], { db: db.queueDb });
}
