import { setTimeout as sleep } from "node:timers/promises";
import { backfillDelivery, undoDelivery } from "../queue/backfill-issue.js";
import type { TriageQueue } from "../queue/triage-queue.js";
import { listRunIssues } from "../store/backfill-issues.js";
import { type BackfillRun, readProgress } from "../store/backfill-runs.js";
import type { Database } from "../store/database.js";

export interface WorkParts {
  database: Database;
  /** Started, with a worker of this process. */
  queue: Pick<TriageQueue, "enqueue">;
  /** Told of the number of issues that are left. */
  onLeft: (issues: number) => void;
  /** Aborted: the caller wants to stop. */
  signal: AbortSignal;
}

const LOOK_MS = 250;

/**
 * Puts what is left of a run into the queue, each issue once however often this is called, and resolves when it is done,
 * by whatever process, or when the signal aborts. Gives the number of issues that are left then.
 */
export async function workOff(
  run: BackfillRun,
  what: "backfill" | "undo",
  { database, queue, onLeft, signal }: WorkParts,
): Promise<number> {
  const { id, repo, installation, undos } = run;
  const place = { run: id, repo, installation };
  const numbers = await listRunIssues(database, id, what === "backfill" ? "waiting" : "undoing");
  await Promise.all(
    numbers.map((number) => {
      const delivery = what === "backfill" ? backfillDelivery(id, number) : undoDelivery(id, number, undos);
      const kind = what === "backfill" ? "backfill" : "undo-backfill";
      return queue.enqueue(delivery, [{ ...place, kind, delivery, number }]);
    }),
  );
  for (;;) {
    const progress = await readProgress(database, id);
    const left = what === "backfill" ? progress.waiting : progress.undoing;
    onLeft(left);
    if (left === 0 || signal.aborted) return left;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
