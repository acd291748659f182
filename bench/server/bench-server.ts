import { availableParallelism, cpus } from "node:os";
import { type AcknowledgeRow, measureAcknowledging } from "./acknowledge.js";
import { type BacklogRow, measureBacklog } from "./backlog.js";
import type { CodeKind } from "./children.js";
import { type MemoryRow, measureMemory } from "./memory.js";
import { createEmbeddedStore, createPostgresStore, type Store } from "./storage.js";

export const PARTS = ["ack", "memory", "backlog"] as const;
export type Part = (typeof PARTS)[number];

export interface ServerPlan {
  code: CodeKind;
  parts: readonly Part[];
  /** URL of a PostgreSQL server; null: without it. */
  postgres: string | null;
  seconds: number;
  /** Deliveries a second. */
  rates: Readonly<Record<Store["name"], number>>;
  /** Deliveries over which memory is watched, where they are only stored. */
  deliveries: number;
  /** Jobs of the backlog. */
  jobs: number;
  /** Milliseconds of each call to GitHub while the backlog is worked on. */
  latencyMs: number;
}

export interface ServerReport {
  machine: string;
  node: string;
  plan: Omit<ServerPlan, "postgres" | "code">;
  acknowledging: readonly AcknowledgeRow[];
  memory: readonly MemoryRow[];
  backlog: readonly BacklogRow[];
}

/** Where jobs are worked on too, memory is watched over this part of the deliveries: a triage takes many times as long. */
const WORKED_ON = 1 / 20;

/** About what GitHub takes for a call from afar. How fast jobs follow each other decides what the embedded database has left. */
const ORDINARY_LATENCY_MS = 150;

/** Runs the parts of the benchmark one after the other; `say` hears what comes next. */
export async function benchServer(plan: ServerPlan, say: (text: string) => void): Promise<ServerReport> {
  const { code, parts, postgres, seconds, rates, deliveries, jobs, latencyMs } = plan;

  /** Each measurement has a database of its own. */
  async function on<Result>(kind: Store["name"], measure: (store: Store) => Promise<Result>): Promise<Result[]> {
    const store = kind === "embedded" ? await createEmbeddedStore() : postgres && createPostgresStore(postgres);
    if (!store) return [];
    try {
      return [await measure(store)];
    } finally {
      await store.drop();
    }
  }

  async function acknowledge(kind: Store["name"], role: "web" | "all"): Promise<AcknowledgeRow[]> {
    say(`deliveries acknowledged, ${kind} (${rates[kind]} a second for ${seconds} s, then without a limit)`);
    const plan = { code, latencyMs: ORDINARY_LATENCY_MS, seconds, rate: rates[kind], role };
    return (await on(kind, (store) => measureAcknowledging({ ...plan, store }))).flat();
  }

  function watch(kind: Store["name"], role: "web" | "all", count: number): Promise<MemoryRow[]> {
    say(`memory, ${kind}, role ${role} (${count} deliveries)`);
    return on(kind, (store) => measureMemory({ code, store, role, deliveries: count }));
  }

  function work(workers: number): Promise<BacklogRow[]> {
    say(`a backlog of ${jobs} jobs, ${workers} ${workers === 1 ? "worker" : "workers"}`);
    return on("PostgreSQL", (store) => measureBacklog({ code, store, jobs, latencyMs, workers }));
  }

  const asks = (part: Part): boolean => parts.includes(part);
  const acknowledging = asks("ack")
    ? [...(await acknowledge("PostgreSQL", "web")), ...(await acknowledge("embedded", "all"))]
    : [];
  const memory = asks("memory")
    ? [
        ...(await watch("PostgreSQL", "web", deliveries)),
        ...(await watch("PostgreSQL", "all", Math.ceil(deliveries * WORKED_ON))),
        ...(await watch("embedded", "all", Math.ceil(deliveries * WORKED_ON))),
      ]
    : [];
  const backlog = asks("backlog") ? [...(await work(1)), ...(await work(2))] : [];
  return {
    machine: `${availableParallelism()} cores, ${cpus()[0]?.model ?? "unknown processor"}`,
    node: process.version,
    plan: { parts, seconds, rates, deliveries, jobs, latencyMs },
    acknowledging,
    memory,
    backlog,
  };
}
