import { NO_USAGE } from "./endpoint/model-error.js";
import type { ReadingEvent, ReadingOutcome } from "./reading-event.js";

/** Upper ends of the buckets that durations are counted in, in milliseconds; beyond the last one is one more bucket. */
const DURATION_BUCKETS_MS = [100, 250, 500, 1000, 2500, 5000, 10_000, 30_000] as const;

/** Counts since the start of the process. */
export interface ModelCounts {
  outcomes: ReadonlyMap<ReadingOutcome, number>;
  requests: number;
  promptTokens: number;
  completionTokens: number;
  /** Of the readings for which the endpoint was asked. */
  durations: {
    sumMs: number;
    count: number;
    /** How many took at most `upToMs`, as Prometheus counts them; the last one is of all. */
    buckets: readonly { upToMs: number; count: number }[];
  };
}

export interface ModelMetrics {
  add(event: ReadingEvent): void;
  counts(): ModelCounts;
}

/** Counters of the model path, empty. */
export function createModelMetrics(): ModelMetrics {
  const outcomes = new Map<ReadingOutcome, number>();
  const spent = { ...NO_USAGE };
  const buckets = [...DURATION_BUCKETS_MS, Number.POSITIVE_INFINITY].map((upToMs) => ({ upToMs, count: 0 }));
  let sumMs = 0;

  return {
    add({ outcome, usage, durationMs }) {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      spent.requests += usage.requests;
      spent.promptTokens += usage.promptTokens;
      spent.completionTokens += usage.completionTokens;
      if (usage.requests === 0) return;
      sumMs += durationMs;
      for (const bucket of buckets) if (durationMs <= bucket.upToMs) bucket.count += 1;
    },
    counts: () => ({
      outcomes: new Map(outcomes),
      ...spent,
      durations: { sumMs, count: buckets.at(-1)?.count ?? 0, buckets: buckets.map((bucket) => ({ ...bucket })) },
    }),
  };
}
