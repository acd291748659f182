import { readWeights } from "../../../src/classify/embedded-weights.js";
import type { ModelEndpoint } from "../../../src/config/model-environment.js";
import { composeModel, type ModelParts } from "../../../src/llm/compose-model.js";
import type { CircuitStatus } from "../../../src/llm/limits/circuit.js";
import { createInMemoryLedger } from "../../../src/llm/limits/in-memory-ledger.js";
import type { ModelObserver } from "../../../src/llm/model-observer.js";
import type { ReadingEvent } from "../../../src/llm/reading-event.js";
import { createTriager } from "../../../src/triage.js";

/** The settings of an endpoint at an address, with room for everything. */
export function endpointAt(baseUrl: string, overrides: Partial<ModelEndpoint> = {}): ModelEndpoint {
  return {
    apiKey: null,
    baseUrl,
    model: "m",
    deadlineMs: 60_000,
    excerptTokens: 2500,
    concurrency: 4,
    daily: { calls: 1000, tokens: 10_000_000, callsPerRepository: 1000, tokensPerRepository: 10_000_000 },
    price: null,
    ...overrides,
  };
}

/** An observer, and all that it was told. */
export function listener() {
  const readings: ReadingEvent[] = [];
  const circuit: CircuitStatus[] = [];
  const exhausted: string[] = [];
  const failures: unknown[] = [];
  const observer: ModelObserver = {
    onReading: (event) => readings.push(event),
    onCircuit: (status) => circuit.push(status),
    onExhausted: (limit) => exhausted.push(limit),
    onStoreFailure: (error) => failures.push(error),
  };
  return { observer, readings, circuit, exhausted, failures };
}

/** The whole path from an issue to its decision with the endpoint at an address, and what its operator hears. */
export function triagerWith(endpoint: ModelEndpoint, parts: Partial<ModelParts> = {}) {
  const heard = listener();
  const model = composeModel(endpoint, {
    ledger: createInMemoryLedger(),
    replies: null,
    observer: heard.observer,
    ...parts,
  });
  return { ...heard, model, triager: createTriager({ weights: readWeights(), model: model.reader }) };
}
