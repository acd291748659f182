import { Gauge, type Registry } from "prom-client";
import type { QueueDepth } from "../queue/queue-depth.js";

export type ReadDepth = () => Promise<QueueDepth>;

/**
 * Shows what the queue of all processes holds, read when somebody asks. Where it cannot be read, the other metrics still
 * are: these are left out, and `engine_triage_database_up` is 0.
 */
export function watchQueue(registry: Registry, read: ReadDepth, onFailure: (error: unknown) => void): void {
  const registers = [registry];
  let reading: Promise<QueueDepth | null> | null = null;

  /** The metrics of one scrape are collected at once, and share one reading. */
  function depth(): Promise<QueueDepth | null> {
    reading ??= read()
      .catch((error: unknown) => {
        onFailure(error);
        return null;
      })
      .finally(() => {
        reading = null;
      });
    return reading;
  }

  new Gauge({
    name: "engine_triage_database_up",
    help: "1 where the queue could be read for these metrics",
    registers,
    async collect() {
      this.set((await depth()) === null ? 0 : 1);
    },
  });
  new Gauge({
    name: "engine_triage_queue_jobs",
    help: "Jobs in the queue: ready to run, waiting for their time, running",
    labelNames: ["state"],
    registers,
    async collect() {
      const found = await depth();
      this.reset();
      for (const state of ["ready", "waiting", "running"] as const) if (found) this.set({ state }, found[state]);
    },
  });
  new Gauge({
    name: "engine_triage_queue_oldest_ready_seconds",
    help: "Seconds for which the oldest job that could run could have; 0 without one",
    registers,
    async collect() {
      const found = await depth();
      if (found) this.set(found.oldestReadySeconds);
      else this.remove();
    },
  });
  new Gauge({
    name: "engine_triage_dead_letters",
    help: "Jobs that were tried as often as they may be and wait for an operator",
    registers,
    async collect() {
      const found = await depth();
      if (found) this.set(found.deadLetters);
      else this.remove();
    },
  });
}
