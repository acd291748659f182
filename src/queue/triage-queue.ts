import { type JobWithMetadata, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { withLogFields } from "../config/log-context.js";
import type { Database } from "../store/database.js";
import { pruneDeliveries } from "../store/deliveries.js";
import { admit } from "./admission.js";
import { createFairShare } from "./fair-share.js";
import { IdleWatch } from "./idle-watch.js";
import { type Attempt, ClaimLostError, type JobResult } from "./job-result.js";
import { countOpenJobs, DEAD_LETTERS, isClaimed, listClaimed, queueSchema, TRIAGE_QUEUE } from "./job-rows.js";
import type { QueueObserver } from "./queue-observer.js";
import {
  DEAD_LETTER_DAYS,
  DEFAULT_QUEUE_OPTIONS,
  HEARTBEAT_REFRESH_SECONDS,
  jobSettings,
  leastPriority,
  type TriageQueueOptions,
} from "./queue-options.js";
import { settleJob } from "./settle-job.js";
import { type Settlement, settleFailure } from "./settlement.js";
import { createDeliveryStore } from "./store-deliveries.js";
import { jobFields, readStoredJob, type StoredJob } from "./stored-jobs.js";

export { DEAD_LETTERS, TRIAGE_QUEUE } from "./job-rows.js";

/** New jobs wake the workers by NOTIFY; polling finds jobs whose wait is over, and all jobs where NOTIFY is not to be had. */
const POLLING_SECONDS = 0.5;
/** How often dead processes are looked for. The embedded database has one process, which looks when it starts. */
const SUPERVISE_SECONDS = { postgres: 5, embedded: 15 } as const satisfies Record<Database["kind"], number>;
const PRUNE_MS = 60 * 60_000;
const DRAIN_MS = 25_000;

/** Durable queue of everything that deliveries ask for. */
export interface TriageQueue {
  /** Prepares the queue and starts working on it. */
  start(): Promise<void>;
  /** Takes no more jobs, waits for those in hand (up to 25 s; what is left runs after the next start). */
  stop(): Promise<void>;
  /** Stores delivery and jobs together; false, and nothing stored, where the delivery is known. Rejects where it could not be stored. */
  enqueue(delivery: string, jobs: readonly StoredJob[]): Promise<boolean>;
  isHealthy(): Promise<boolean>;
  /** Resolves once no job waits or runs, retries included. For tests and the demo. */
  waitUntilIdle(): Promise<void>;
}

type ClaimedJob = JobWithMetadata<unknown>;

/** Does one job; throws where that fails. */
export type Work = (job: StoredJob, attempt: Attempt) => Promise<JobResult>;

/** Makes the queue on `database`. Without `work` this process only stores jobs, for others to work on. */
export function createTriageQueue(
  database: Database,
  work: Work | null,
  logger: Logger,
  options: TriageQueueOptions = DEFAULT_QUEUE_OPTIONS,
  observe: QueueObserver = () => {},
): TriageQueue {
  const boss = new PgBoss({
    ...database.queueOptions,
    schema: queueSchema(database),
    schedule: false,
    useListenNotify: work !== null,
    superviseIntervalSeconds: SUPERVISE_SECONDS[database.kind],
    monitorIntervalSeconds: SUPERVISE_SECONDS[database.kind],
  });
  boss.on("error", (error) => logger.error({ err: error }, "queue error"));
  boss.on("warning", (warning) => logger.warn({ warning: warning.message }, "queue warning"));
  const idle = new IdleWatch(() => countOpenJobs(database));
  const storing = { boss, share: createFairShare(), quietSeconds: options.quietSeconds };
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

  /** Of the embedded database nobody else can have claimed a job: who did is dead, and the job runs again at once. */
  async function recoverJobs(): Promise<void> {
    if (database.kind !== "embedded") return;
    for (const id of await listClaimed(database)) {
      await boss.fail(TRIAGE_QUEUE, id, null);
      await boss.update(TRIAGE_QUEUE, undefined, { id, startAfter: 0 });
    }
  }

  async function startWorkers(work: Work): Promise<void> {
    for (let index = 0; index < options.concurrency; index++) {
      const self = { id: "" };
      const minPriority = leastPriority(index, options);
      self.id = await boss.work(
        TRIAGE_QUEUE,
        {
          batchSize: 1,
          includeMetadata: true,
          pollingIntervalSeconds: POLLING_SECONDS,
          notifyPollingIntervalSeconds: POLLING_SECONDS,
          heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS,
          ...(minPriority === null ? {} : { minPriority }),
        },
        async ([job]: ClaimedJob[]) => {
          // Look for the next job as soon as this one is settled instead of sleeping until the next poll: a backlog
          // drains at full speed, and a job held back by this one's issue follows at once.
          boss.notifyWorker(self.id);
          if (job) await run(job, work);
        },
      );
    }
  }

  async function run(claimed: ClaimedJob, work: Work): Promise<void> {
    const triesLeft = claimed.retryLimit - claimed.retryCount;
    const job = read(claimed);
    const fields = { ...jobFields(job), job: claimed.id };
    const log = logger.child(fields);
    const self = toAttempt(claimed);
    const settlement = await attempt(() => withLogFields(fields, () => work(job, self)), job, self, triesLeft, log);
    await database.transaction((transaction) => settleJob(transaction, boss, claimed, job, settlement));
    log.info(
      { settlement: settlement.kind, ...(settlement.kind === "settled" ? { outcome: settlement.outcome } : {}) },
      "job ended",
    );
    observe({ job, settlement, seconds: (Date.now() - claimed.createdOn.getTime()) / 1_000 });
    await idle.check();
  }

  /** A job of a newer release, after a step back: kept as a dead letter, and told. */
  function read({ id, data }: ClaimedJob): StoredJob {
    try {
      return readStoredJob(data);
    } catch (error) {
      logger.error({ job: id, err: error }, "job not readable");
      throw error;
    }
  }

  function toAttempt({ id, retryCount, createdOn }: ClaimedJob): Attempt {
    return {
      id,
      storedAt: createdOn,
      async assertClaimed() {
        if (!(await isClaimed(database, { id, retryCount }))) throw new ClaimLostError();
      },
    };
  }

  async function attempt(
    work: () => Promise<JobResult>,
    job: StoredJob,
    self: Attempt,
    triesLeft: number,
    log: Logger,
  ): Promise<Settlement> {
    try {
      const admission = await admit(database, job, self);
      if (admission.kind === "drop") return { kind: "dropped" };
      if (admission.kind === "wait") return { kind: "postponed", waitSeconds: admission.seconds };
      if (admission.kind === "renamed") return { kind: "postponed", waitSeconds: 0, renamed: admission.job };
      if (admission.kind === "tells") {
        return { kind: "postponed", waitSeconds: admission.seconds, after: admission.renaming };
      }
      const result = await work();
      if ("postponeSeconds" in result) return { kind: "postponed", waitSeconds: result.postponeSeconds };
      return { kind: "settled", ...result };
    } catch (error) {
      const settlement = settleFailure(error, triesLeft);
      // A dead letter is one that somebody has to look at.
      log[settlement.kind === "exhausted" ? "error" : "warn"]({ err: error, triesLeft }, "job failed");
      return settlement;
    }
  }

  return {
    async start() {
      await boss.start();
      await prepare();
      await recoverJobs();
      if (work) await startWorkers(work);
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
    enqueue: createDeliveryStore(database, storing),
    isHealthy: async () => running && (await boss.getQueue(TRIAGE_QUEUE)) !== null,
    waitUntilIdle: () => idle.wait(),
  };
}
