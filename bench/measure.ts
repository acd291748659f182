import { Bench } from "tinybench";
import type { Stage } from "./stages.js";

/** What a stage takes, in milliseconds of processor time an issue. */
export interface Timing {
  p50: number;
  p99: number;
  mean: number;
  /** Issues a second on one core. */
  perSecond: number;
}

/** How many issues are run and measured; a list that is shorter is gone through again. */
export interface Effort {
  /** Run before, for the compiler to settle. */
  warmup: number;
  measured: number;
}

/**
 * Milliseconds of processor time of this process, all of its threads: what one core would take, whatever else the
 * machine does meanwhile. The compiler's and collector's threads count.
 */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Runs a stage over `count` issues, one after the other, and gives its time an issue. */
export function measureStage({ name, run }: Stage, count: number, { warmup, measured }: Effort): Timing {
  let next = 0;
  const bench = new Bench({
    now: processorTime,
    time: 0,
    iterations: measured,
    warmupTime: 0,
    warmupIterations: warmup,
    throws: true,
  });
  bench.add(name, () => run(next++ % count));
  const [task] = bench.runSync();
  const result = task?.result;
  if (result?.state !== "completed") throw new Error(`${name} was not measured`);
  const { p50, p99, mean } = result.latency;
  return { p50, p99, mean, perSecond: 1000 / mean };
}
