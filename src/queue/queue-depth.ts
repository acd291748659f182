import { z } from "zod";
import type { Queryable } from "../store/database.js";
import type { Place } from "../store/places.js";
import { DEAD_LETTERS, queueSchema, TRIAGE_QUEUE } from "./job-rows.js";

/** What the queue of all processes holds now. */
export interface QueueDepth {
  /** Jobs that could run. */
  ready: number;
  /** Jobs that wait for their time: edits that settle, tries after a failure, installations that GitHub limits. */
  waiting: number;
  running: number;
  /** Seconds for which the oldest of those that could run could have; 0 without one. */
  oldestReadySeconds: number;
  deadLetters: number;
}

const depthRows = z
  .array(
    z.object({
      ready: z.coerce.number(),
      waiting: z.coerce.number(),
      running: z.coerce.number(),
      oldest: z.coerce.number(),
      dead: z.coerce.number(),
    }),
  )
  .length(1);

/**
 * Counts the jobs, of all repositories or of one; by the indexes that pg-boss takes jobs by, so
 * it does not matter how many have ended.
 */
export async function readQueueDepth(db: Queryable, place: Place | null = null): Promise<QueueDepth> {
  const rows = await db.query(
    `SELECT count(*) FILTER (WHERE name = $1 AND state <> 'active' AND start_after <= now()) AS ready,
       count(*) FILTER (WHERE name = $1 AND state <> 'active' AND start_after > now()) AS waiting,
       count(*) FILTER (WHERE name = $1 AND state = 'active') AS running,
       coalesce(max(extract(epoch FROM now() - greatest(start_after, created_on)))
         FILTER (WHERE name = $1 AND state <> 'active' AND start_after <= now()), 0) AS oldest,
       count(*) FILTER (WHERE name = $2) AS dead
     FROM ${queueSchema(db)}.job WHERE name IN ($1, $2) AND state IN ('created', 'retry', 'active')
       AND ($3::text IS NULL OR lower(data->>'repo') = lower($3) AND (data->>'installation')::bigint = $4)`,
    [TRIAGE_QUEUE, DEAD_LETTERS, place?.repo ?? null, place?.installation ?? null],
  );
  const [row] = depthRows.parse(rows);
  if (!row) throw new Error("a count without a row");
  const { ready, waiting, running, oldest, dead } = row;
  return { ready, waiting, running, oldestReadySeconds: Math.max(oldest, 0), deadLetters: dead };
}
