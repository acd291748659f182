import { collectDefaultMetrics, Registry } from "prom-client";
import type { DeliveryObserver } from "../events/delivery-observer.js";
import type { ApiObserver } from "../github/api-observer.js";
import type { ModelObserver } from "../llm/model-observer.js";
import type { QueueObserver } from "../queue/queue-observer.js";
import { observeApi } from "./api-metrics.js";
import { observeDeliveries } from "./delivery-metrics.js";
import { observeJobs } from "./job-metrics.js";
import { type ReadJudgedLabels, watchLabels } from "./label-metrics.js";
import { observeModel } from "./model-metrics.js";
import { type ReadDepth, watchQueue } from "./queue-metrics.js";

/** The counters of a process, and who tells them. No label holds anything that people outside can choose. */
export interface AppMetrics {
  onDelivery: DeliveryObserver;
  onAttempt: QueueObserver;
  api: ApiObserver;
  model: ModelObserver;
  /** Lets the figures of the queue be read where the metrics are asked for. */
  watchQueue(read: ReadDepth, onFailure: (error: unknown) => void): void;
  /** The same for how right labels were by people's words. */
  watchLabels(read: ReadJudgedLabels, onFailure: (error: unknown) => void): void;
  contentType: string;
  /** In Prometheus's text format. */
  text(): Promise<string>;
}

/** Counters at zero. */
export function createAppMetrics(): AppMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    onDelivery: observeDeliveries(registry),
    onAttempt: observeJobs(registry),
    api: observeApi(registry),
    model: observeModel(registry),
    watchQueue: (read, onFailure) => watchQueue(registry, read, onFailure),
    watchLabels: (read, onFailure) => watchLabels(registry, read, onFailure),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
