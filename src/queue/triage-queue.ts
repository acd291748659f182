import { type JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { z } from "zod";
import type { Database, Queryable } from "../store/database.js";
import { pruneDeliveries, recordDelivery } from "../store/deliveries.js";
import { recordTriage, type TriageOutcome } from "../store/triages.js";
import { IdleWatch } from "./idle-watch.js";
import { DEAD_LETTER_DAYS, DEFAULT_QUEUE_OPTIONS, jobSettings, type TriageQueueOptions } from "./queue-options.js";
import { type Settlement, settleFailure } from "./settlement.js";
import type { TriageResult } from "./triage-issue.js";
import { issueKey, type TriageJob, triageJobSchema } from "./triage-job.js";

export const TRIAGE_QUEUE = "triage";
/** Jobs that were tried as often as they may be. Kept for an operator. */
export const DEAD_LETTERS = "triage-dead";

/** New jobs wake the workers by NOTIFY; polling finds jobs whose wait is over, and all jobs where NOTIFY is not to be had. */
const POLLING_SECONDS = 0.5;
const SUPERVISE_SECONDS = 15;
const PRUNE_MS = 60 * 60_000;
const DRAIN_MS = 25_000;

/** Durable queue of triage jobs. */
export interface TriageQueue {
  /** Prepares the queue and starts working on it. */
  start(): Promise<void>;
  /** Takes no more jobs, waits for those in hand (up to 25 s; what is left runs after the next start). */
  stop(): Promise<void>;
  /** Stores delivery and job together; false, and nothing stored, where the delivery is known. Rejects where it could not be stored. */
  enqueue(job: TriageJob): Promise<boolean>;
  isHealthy(): Promise<boolean>;
  /** Resolves once no job waits or runs, retries included. For tests and the demo. */
  waitUntilIdle(): Promise<void>;
}

type ClaimedJob = JobWithMetadata<unknown>;

/** Makes the queue on `database`; `work` does one job and throws where it fails. */
export function createTriageQueue(
  database: Database,
  work: (job: TriageJob) => Promise<TriageResult>,
  logger: Logger,
  options: TriageQueueOptions = DEFAULT_QUEUE_OPTIONS,
): TriageQueue {
  const schema = `${database.schema}_jobs`;
  const boss = new PgBoss({
    ...database.queueOptions,
    schema,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  boss.on("error", (error) => logger.error({ err: error }, "queue error"));
  boss.on("warning", (warning) => logger.warn({ warning: warning.message }, "queue warning"));
  const idle = new IdleWatch(() => countOpenJobs(database, schema));
  let running = false;
  let pruning: NodeJS.Timeout | undefined;

  async function prepare(): Promise<void> {
    const settings = { ...jobSettings(options.retry), deadLetter: DEAD_LETTERS, notify: true };
    await boss.createQueue(DEAD_LETTERS, { retentionSeconds: DEAD_LETTER_DAYS * 86_400 });
    // `singleton`: of the jobs with the same key, a unique index lets only one be active, on all processes together.
    await boss.createQueue(TRIAGE_QUEUE, { ...settings, policy: "singleton" });
    // createQueue leaves an existing queue as it is; a new release's settings should count.
    await boss.updateQueue(TRIAGE_QUEUE, settings);
    // Fills pg-boss's cache of queues. A miss inside a transaction on PGlite's only connection would wait for itself.
    await boss.findJobs(TRIAGE_QUEUE, { limit: 1 });
  }

  async function startWorkers(): Promise<void> {
    for (let index = 0; index < options.concurrency; index++) {
      const self = { id: "" };
      self.id = await boss.work(
        TRIAGE_QUEUE,
        {
          batchSize: 1,
          includeMetadata: true,
          pollingIntervalSeconds: POLLING_SECONDS,
          notifyPollingIntervalSeconds: POLLING_SECONDS,
        },
        async ([job]: ClaimedJob[]) => {
          // Look for the next job as soon as this one is settled instead of sleeping until the next poll: a backlog
          // drains at full speed, and a job held back by this one's issue follows at once.
          boss.notifyWorker(self.id);
          if (job) await run(job);
        },
      );
    }
  }

  async function run(claimed: ClaimedJob): Promise<void> {
    const triesLeft = claimed.retryLimit - claimed.retryCount;
    const job = triageJobSchema.parse(claimed.data);
    const log = logger.child({ ...jobFields(job), job: claimed.id });
    const settlement = await attempt(job, triesLeft, log);
    await settle(claimed, job, settlement);
    log.info(
      { settlement: settlement.kind, ...(settlement.kind === "settled" ? { outcome: settlement.outcome } : {}) },
      "job ended",
    );
    await idle.check();
  }

  async function attempt(job: TriageJob, triesLeft: number, log: Logger): Promise<Settlement> {
    try {
      return { kind: "settled", ...(await work(job)) };
    } catch (error) {
      // The last one ends as a dead letter, which somebody has to look at.
      log[triesLeft > 0 ? "warn" : "error"]({ err: error, triesLeft }, "triage failed");
      return settleFailure(error, triesLeft);
    }
  }

  /**
   * Settles the job in one transaction with the record of its outcome. pg-boss settles again when the handler returns;
   * that finds nothing to do, because every settlement counts only for the attempt that was claimed.
   */
  async function settle(claimed: ClaimedJob, job: TriageJob, settlement: Settlement): Promise<void> {
    const attempt = { id: claimed.id, retryCount: claimed.retryCount };
    await database.transaction(async (transaction) => {
      const db = transaction.queueDb;
      if (settlement.kind === "retry") {
        await boss.fail(TRIAGE_QUEUE, attempt, null, { db });
        const { waitSeconds } = settlement;
        if (waitSeconds !== null)
          await boss.update(TRIAGE_QUEUE, undefined, { id: claimed.id, startAfter: waitSeconds, db });
        return;
      }
      await recordTriage(transaction, toTriage(job, settlement));
      if (settlement.kind === "exhausted") await boss.fail(TRIAGE_QUEUE, attempt, null, { db });
      else await boss.complete(TRIAGE_QUEUE, attempt, { outcome: settlement.outcome }, { db });
    });
  }

  return {
    async start() {
      await boss.start();
      await prepare();
      await startWorkers();
      await pruneDeliveries(database);
      pruning = setInterval(() => {
        pruneDeliveries(database).catch((error: unknown) => logger.warn({ err: error }, "deliveries not pruned"));
      }, PRUNE_MS).unref();
      running = true;
    },
    async stop() {
      running = false;
      clearInterval(pruning);
      // Before anything that takes time: from here on no worker takes another job. boss.stop() waits for those in hand.
      await boss.offWork(TRIAGE_QUEUE, { wait: false });
      await boss.stop({ graceful: true, timeout: DRAIN_MS });
    },
    enqueue: (job) =>
      database.transaction(async (transaction) => {
        if (!(await recordDelivery(transaction, job.delivery))) return false;
        const id = await boss.send(TRIAGE_QUEUE, job, { singletonKey: issueKey(job), db: transaction.queueDb });
        // Throwing rolls the delivery back, so that it can come again.
        if (id === null) throw new Error("the queue did not take the job");
        return true;
      }),
    isHealthy: async () => running && (await boss.getQueue(TRIAGE_QUEUE)) !== null,
    waitUntilIdle: () => idle.wait(),
  };
}

function jobFields({ delivery, installation, repo, number }: TriageJob) {
  return { delivery, installation, repo, issue: number };
}

function toTriage(job: TriageJob, settlement: Exclude<Settlement, { kind: "retry" }>) {
  const failed: { outcome: TriageOutcome; decision: null } = { outcome: "failed", decision: null };
  const { outcome, decision } = settlement.kind === "settled" ? settlement : failed;
  return { ...jobFields(job), outcome, decision };
}

const countRows = z.array(z.object({ open: z.coerce.number() })).length(1);

async function countOpenJobs(db: Queryable, schema: string): Promise<number> {
  const rows = await db.query(
    `SELECT count(*) AS open FROM ${schema}.job WHERE name = $1 AND state IN ('created', 'retry', 'active')`,
    [TRIAGE_QUEUE],
  );
  return countRows.parse(rows)[0]?.open ?? 0;
}
