import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { ModelObserver } from "../llm/model-observer.js";

/** Seconds; a reading may take two minutes at most. */
const DURATION_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** Counts what the model was asked and what that cost. */
export function observeModel(registry: Registry): ModelObserver {
  const registers = [registry];
  const readings = new Counter({
    name: "engine_triage_model_readings_total",
    help: "Readings by a model and how they ended: answered, cached, or why not",
    labelNames: ["outcome"],
    registers,
  });
  const requests = new Counter({
    name: "engine_triage_model_requests_total",
    help: "Requests to the model's endpoint",
    registers,
  });
  const tokens = new Counter({
    name: "engine_triage_model_tokens_total",
    help: "Tokens that requests took: prompt, completion",
    labelNames: ["kind"],
    registers,
  });
  const duration = new Histogram({
    name: "engine_triage_model_seconds",
    help: "Seconds of a reading for which the endpoint was asked, waiting included",
    buckets: DURATION_BUCKETS,
    registers,
  });
  const open = new Gauge({
    name: "engine_triage_model_circuit_open",
    help: "1 while the model's endpoint fails and is left alone",
    registers,
  });
  const exhausted = new Counter({
    name: "engine_triage_model_limits_reached_total",
    help: "Daily limits of the model that were used up, by limit",
    labelNames: ["limit"],
    registers,
  });
  const storeFailures = new Counter({
    name: "engine_triage_model_store_failures_total",
    help: "Failures of the store of the model's limits and replies",
    registers,
  });

  return {
    onReading({ outcome, usage, durationMs }) {
      readings.inc({ outcome });
      requests.inc(usage.requests);
      tokens.inc({ kind: "prompt" }, usage.promptTokens);
      tokens.inc({ kind: "completion" }, usage.completionTokens);
      if (usage.requests > 0) duration.observe(durationMs / 1_000);
    },
    onCircuit: ({ state }) => open.set(state === "open" ? 1 : 0),
    onExhausted: (limit) => exhausted.inc({ limit }),
    onStoreFailure: () => storeFailures.inc(),
  };
}
