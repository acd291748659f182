import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";
import type { Database, Queryable } from "../store/database.js";
import { DEAD_LETTERS, queueSchema, TRIAGE_QUEUE } from "./job-rows.js";
import { jobFields, readStoredJob } from "./stored-jobs.js";

/** A job that was tried as often as it may be, kept for an operator. */
export interface DeadLetter {
  id: string;
  /** When the last try failed. */
  failedAt: Date;
  /** Why. */
  reason: string;
  /** Kind, delivery, installation, repository and issue; empty for what no release of this one's age has stored. */
  about: Readonly<Record<string, string | number>>;
}

/** Rows that are read, or moved, at once: no more than that is ever in memory. */
const BATCH = 500;

const rowsSchema = z.array(
  z.object({
    id: z.string(),
    failed_at: z.coerce.date(),
    data: z.unknown(),
    // The App's own reason; pg-boss's, for a job whose process died; that of an error which pg-boss caught itself.
    output: z
      .looseObject({ reason: z.string(), message: z.string(), value: z.looseObject({ message: z.string() }).partial() })
      .partial()
      .nullable()
      .catch(null),
  }),
);

/** All dead letters, the oldest first. Reads only. */
export async function* listDeadLetters(db: Queryable): AsyncGenerator<DeadLetter> {
  if (!(await hasQueue(db))) return;
  let after: { at: Date | string; id: string } = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };
  for (;;) {
    // Milliseconds is all that a date here can hold.
    const rows = rowsSchema.parse(
      await db.query(
        `SELECT id, date_trunc('milliseconds', created_on) AS failed_at, data, source_output AS output
         FROM ${queueSchema(db)}.job
         WHERE name = $1 AND state IN ('created', 'retry')
           AND (date_trunc('milliseconds', created_on), id) > ($2::timestamptz, $3::uuid)
         ORDER BY 2, 1 LIMIT $4`,
        [DEAD_LETTERS, after.at, after.id, BATCH],
      ),
    );
    yield* rows.map(({ id, failed_at: failedAt, data, output }) => ({
      id,
      failedAt,
      reason: output?.reason ?? output?.value?.message ?? output?.message ?? "unknown",
      about: aboutOf(data),
    }));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = { at: last.failed_at, id: last.id };
  }
}

/**
 * Puts dead letters back into the queue with all their tries; gives how many. Each is moved by one statement that no other
 * process can share, so running it twice, or twice at once, moves none twice. `ids` null: all that there are now.
 */
export async function replayDeadLetters(
  database: Database,
  ids: readonly string[] | null,
  logger: Logger,
): Promise<number> {
  if (!(await hasQueue(database))) return 0;
  const boss = new PgBoss({
    ...database.queueOptions,
    schema: queueSchema(database),
    // Only to move: what the queue needs done regularly, the processes that serve do.
    supervise: false,
    schedule: false,
    migrate: false,
  });
  boss.on("error", (error) => logger.error({ err: error }, "queue error"));
  await boss.start();
  try {
    const createdBefore = new Date(Date.now() + 1);
    const batches = ids === null ? null : inBatches(ids);
    let moved = 0;
    if (batches) {
      for (const batch of batches)
        moved += await boss.redrive(DEAD_LETTERS, { ids: batch, destination: TRIAGE_QUEUE, limit: BATCH });
      return moved;
    }
    for (;;) {
      const count = await boss.redrive(DEAD_LETTERS, { createdBefore, destination: TRIAGE_QUEUE, limit: BATCH });
      moved += count;
      if (count < BATCH) return moved;
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

const existsRows = z.array(z.object({ exists: z.boolean() })).length(1);

/** A database that was imported and never served has no queue yet. */
async function hasQueue(db: Queryable): Promise<boolean> {
  const rows = await db.query("SELECT to_regclass($1) IS NOT NULL AS exists", [`${queueSchema(db)}.job`]);
  return existsRows.parse(rows)[0]?.exists ?? false;
}

function inBatches(ids: readonly string[]): string[][] {
  const unique = [...new Set(ids)];
  return Array.from({ length: Math.ceil(unique.length / BATCH) }, (_, index) =>
    unique.slice(index * BATCH, (index + 1) * BATCH),
  );
}

function aboutOf(data: unknown): DeadLetter["about"] {
  try {
    return jobFields(readStoredJob(data));
  } catch (error) {
    if (error instanceof z.ZodError) return {};
    throw error;
  }
}
