import type { ModelEndpoint, ModelSettings } from "../config/model-environment.js";
import {
  createModelClient,
  DEFAULT_REPLY_TOKENS,
  type ModelClient,
  type ModelConfig,
} from "./endpoint/model-client.js";
import type { CallLedger } from "./limits/call-ledger.js";
import { type CircuitOptions, type CircuitStatus, createCircuit, DEFAULT_CIRCUIT } from "./limits/circuit.js";
import { createDailyBudget } from "./limits/daily-budget.js";
import { limitClient } from "./limits/limited-client.js";
import { createModelMetrics, type ModelMetrics } from "./model-metrics.js";
import type { ModelObserver } from "./model-observer.js";
import { createModelReader, type ModelReader, type ModelReaderParts } from "./model-reader.js";
import { recordClient } from "./recording/recording-client.js";
import { createReplayClient } from "./recording/replay-client.js";
import type { ReplyCache } from "./reply/reply-cache.js";

export interface ModelParts {
  ledger: CallLedger;
  /** null: nothing is cached. */
  replies: ReplyCache | null;
  observer: ModelObserver;
  /** Folder to which every pair of request and reply is written. */
  recordTo?: string;
  circuit?: CircuitOptions;
}

/** The model path, put together. */
export interface ComposedModel {
  reader: ModelReader;
  metrics: ModelMetrics;
  status(): CircuitStatus;
}

/** Puts the model path together for an endpoint: reader, cache, recording, limits, client, from the outside in. */
export function composeModel(endpoint: ModelEndpoint, parts: ModelParts): ComposedModel {
  const { ledger, replies, observer, recordTo } = parts;
  const circuit = createCircuit(parts.circuit ?? DEFAULT_CIRCUIT, (status) => observer.onCircuit(status));
  const budget = createDailyBudget({
    ledger,
    limits: endpoint.daily,
    replyTokens: DEFAULT_REPLY_TOKENS,
    onExhausted: (limit, repo) => observer.onExhausted(limit, repo),
    onUnsettled: (error) => observer.onStoreFailure(error),
  });
  const { concurrency } = endpoint;
  const limited = limitClient(createModelClient(modelConfigOf(endpoint)), { concurrency, circuit, budget });
  const client = recordTo === undefined ? limited : recordClient(limited, recordTo);
  const cache = replies && { cache: { replies, endpoint: addressOf(endpoint) } };
  return { ...observed(client, endpoint, observer, { ...cache }), status: () => circuit.status() };
}

/** Puts the model path together for a replay: the replies are those of the folder, and nothing is sent anywhere. */
export function composeReplay(
  directory: string,
  settings: ModelSettings,
  observer: ModelObserver,
): Omit<ComposedModel, "status"> {
  return observed(createReplayClient(directory), settings, observer);
}

/** What the client of an endpoint takes from the environment. */
export function modelConfigOf({
  baseUrl,
  apiKey,
  model,
}: Pick<ModelEndpoint, "baseUrl" | "apiKey" | "model">): ModelConfig {
  return {
    ...(baseUrl !== null && { baseURL: baseUrl }),
    ...(apiKey !== null && { apiKey }),
    ...(model !== null && { model }),
  };
}

function observed(
  client: ModelClient,
  { deadlineMs, excerptTokens }: ModelSettings,
  observer: ModelObserver,
  more: Pick<ModelReaderParts, "cache"> = {},
): Pick<ComposedModel, "reader" | "metrics"> {
  const metrics = createModelMetrics();
  const reader = createModelReader({
    client,
    deadlineMs,
    excerptTokens,
    ...more,
    onReading(event) {
      metrics.add(event);
      observer.onReading(event);
    },
    onCacheFailure: (error) => observer.onStoreFailure(error),
  });
  return { reader, metrics };
}

/** An endpoint without what an address may hold of a user and a password. */
function addressOf({ baseUrl }: ModelEndpoint): string {
  if (baseUrl === null) return "";
  const { origin, pathname } = new URL(baseUrl);
  return `${origin}${pathname}`;
}
