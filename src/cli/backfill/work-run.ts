import { workOff } from "../../backfill/work-off.js";
import { createSettingsLoader } from "../../queue/load-repository-settings.js";
import { runJob } from "../../queue/run-job.js";
import { createTriageQueue } from "../../queue/triage-queue.js";
import { type BackfillRun, readProgress } from "../../store/backfill-runs.js";
import type { Database } from "../../store/database.js";
import { startProgress } from "../backtest/progress-bar.js";
import { composeServing } from "../compose-serving.js";
import type { BackfillParts } from "./backfill-parts.js";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** As a shell has it for a command that SIGINT ended. */
const INTERRUPTED = 130;

/**
 * Works a run off with a worker of this process on the App's queue, which takes the App's other jobs too, and shows how far
 * it is. A signal ends it once the jobs in hand are done. Gives the exit code: 1 where issues failed.
 */
export async function workRun(
  database: Database,
  run: BackfillRun,
  what: "backfill" | "undo",
  { environment, logger, githubOf, queueOptions }: BackfillParts,
): Promise<number> {
  const { triager: compose } = composeServing(environment.llm, logger);
  const triager = typeof compose === "function" ? await compose(database) : compose;
  const dependencies = { database, triager, githubOf, logger, settingsOf: createSettingsLoader({ database, logger }) };
  const queue = createTriageQueue(database, (job, self) => runJob(job, dependencies, self), logger, queueOptions);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  for (const signal of SIGNALS) process.once(signal, stop);
  const { waiting, ended, undoing, undone } = await readProgress(database, run.id);
  const total = what === "backfill" ? waiting + ended : undoing + undone;
  const progress = startProgress(what === "backfill" ? "triaged" : "undone", total, process.stderr);
  let shown = 0;
  try {
    await queue.start();
    await workOff(run, what, {
      database,
      queue,
      signal: stopping.signal,
      onLeft: (issues) => {
        while (shown < total - issues) progress.show(++shown);
      },
    });
  } finally {
    progress.stop();
    for (const signal of SIGNALS) process.off(signal, stop);
    await queue.stop();
  }
  // Only now: jobs in hand at a signal are done by now too.
  const { failed, ...end } = await readProgress(database, run.id);
  const left = what === "backfill" ? end.waiting : end.undoing;
  if (left > 0) {
    process.stdout.write(`interrupted with ${left} issues left; the same command goes on with run ${run.id}\n`);
    return INTERRUPTED;
  }
  const failures =
    failed === 0 ? "" : `, ${failed} of them failed: \`engine-triage dead-letters list\` and the log say why`;
  process.stdout.write(`run ${run.id} ${what === "backfill" ? "is done" : "is undone"}: ${total} issues${failures}\n`);
  return failed === 0 ? 0 : 1;
}
