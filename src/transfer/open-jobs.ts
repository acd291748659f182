import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { DEAD_LETTERS, queueSchema } from "../queue/job-rows.js";
import { createTriageQueue } from "../queue/triage-queue.js";
import type { Database, Queryable } from "../store/database.js";
import type { OpenJob } from "./format.js";

/** Selects the jobs that wait or run, and the dead letters, each as the text of an OpenJob. A running one runs again. */
export function openJobsQuery(db: Queryable): string {
  return `SELECT jsonb_build_object('id', id, 'queue', name, 'data', data, 'key', singleton_key, 'priority', priority,
      'startAfter', start_after, 'createdOn', created_on, 'output', source_output)::text AS text
    FROM ${queueSchema(db)}.job WHERE state IN ('created', 'retry', 'active') ORDER BY created_on, id`;
}

/** A queue that is there and empty of work, to put jobs into. */
export interface JobsTarget {
  insert(transaction: Queryable, jobs: readonly OpenJob[]): Promise<void>;
  close(): Promise<void>;
}

/** Makes the queue where there is none. */
export async function openJobsTarget(database: Database, logger: Logger): Promise<JobsTarget> {
  // Its start makes the queues with the settings of this release.
  const queue = createTriageQueue(database, null, logger);
  await queue.start();
  await queue.stop();
  const schema = queueSchema(database);
  const boss = new PgBoss({ ...database.queueOptions, schema, supervise: false, schedule: false, migrate: false });
  boss.on("error", (error) => logger.error({ err: error }, "queue error"));
  await boss.start();
  // Fills the cache of queues: a miss inside a transaction on PGlite's only connection would wait for itself.
  for (const { name } of await boss.getQueues()) await boss.findJobs(name, { limit: 1 });

  return {
    async insert(transaction, jobs) {
      const db = transaction.queueDb;
      for (const { id, queue: name, data, key, priority, startAfter, createdOn, output } of jobs) {
        const job = {
          id,
          data,
          priority,
          startAfter: new Date(startAfter),
          ...(key === null ? {} : { singletonKey: key }),
        };
        await boss.insert(name, [job], { db });
        // What pg-boss lets nobody give: when it was received, by which a removal of its repository is told to be later.
        await transaction.query(
          `UPDATE ${schema}.job SET created_on = $2::timestamptz, source_output = $3::text::jsonb
           WHERE name = $4 AND id = $1::uuid`,
          [id, createdOn, name === DEAD_LETTERS ? JSON.stringify(output ?? null) : null, name],
        );
      }
    },
    close: () => boss.stop({ graceful: false }),
  };
}
