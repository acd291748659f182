import type { Logger } from "pino";
import type { CircuitStatus } from "../llm/limits/circuit.js";
import type { TriageQueue } from "../queue/triage-queue.js";
import type { Database } from "../store/database.js";

export interface Readiness {
  ready: boolean;
  database: "ok" | "failing";
  queue: "ok" | "failing";
  /** Of the model's endpoint; missing without a model. It decides nothing: while it fails, embedded decisions stand. */
  model?: CircuitStatus;
  /** How many repositories have a configuration file that is wrong, missing without any; which, and what is wrong, is in the log. */
  configuration?: { broken: number };
}

/** Longer than any answer of a healthy database, shorter than what a load balancer waits. */
const CHECK_TIMEOUT_MS = 3_000;

/** Whether deliveries can be stored and worked on: asks the database and the queue. Never rejects. */
export async function checkReadiness(
  database: Pick<Database, "query">,
  queue: Pick<TriageQueue, "isHealthy">,
  logger: Logger,
  timeoutMs = CHECK_TIMEOUT_MS,
): Promise<Readiness> {
  const [databaseOk, queueOk] = await Promise.all([
    answers("database", () => database.query("SELECT 1").then(() => true), logger, timeoutMs),
    answers("queue", () => queue.isHealthy(), logger, timeoutMs),
  ]);
  return { ready: databaseOk && queueOk, database: databaseOk ? "ok" : "failing", queue: queueOk ? "ok" : "failing" };
}

async function answers(part: string, ask: () => Promise<boolean>, logger: Logger, timeoutMs: number) {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  try {
    return await Promise.race([ask(), timeout]);
  } catch (error) {
    logger.warn({ part, err: error }, "readiness check failed");
    return false;
  } finally {
    clearTimeout(timer);
  }
}
