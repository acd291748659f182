import { pino } from "pino";
import { createTriageQueue } from "../../../src/queue/triage-queue.js";
import type { Database } from "../../../src/store/database.js";
import { EAGER } from "../../app/support/running-app.js";

/** Leaves two dead letters behind: triages of o/r#1 and o/r#2, in this order, to which GitHub answered 502. */
export async function leaveDeadLetters(database: Database): Promise<void> {
  const logger = pino({ level: "silent" });
  const options = { ...EAGER, retry: { ...EAGER.retry, limit: 0 } };
  const queue = createTriageQueue(database, () => Promise.reject(new Error("GitHub answered 502")), logger, options);
  await queue.start();
  for (const number of [1, 2]) {
    const delivery = `d-${number}`;
    const job = { kind: "triage", reason: "opened", delivery, installation: 7, repo: "o/r", number } as const;
    await queue.enqueue(delivery, [job]);
    await queue.waitUntilIdle();
  }
  await queue.stop();
}
