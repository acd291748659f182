import type { Logger } from "pino";
import { readWeights } from "../classify/embedded-weights.js";
import type { Environment } from "../config/environment.js";
import type { ComposedModel } from "../llm/compose-model.js";
import { observedByAll } from "../llm/model-observer.js";
import { createAppMetrics } from "../metrics/app-metrics.js";
import type { AppParts } from "../server/app.js";
import type { Database } from "../store/database.js";
import { createStoredLedger } from "../store/model-days.js";
import { createStoredReplies } from "../store/model-replies.js";
import { createTriager } from "../triage.js";
import { createModelLog } from "./model/model-log.js";

/** What `serve` runs: the embedded weights, and a model where an endpoint is configured; calls and replies are in the database. */
export function composeServing(llm: Environment["llm"], logger: Logger): AppParts {
  const metrics = createAppMetrics();
  let model: ComposedModel | null = null;
  return {
    logger,
    metrics,
    async triager(database: Database) {
      if (llm !== null) {
        // Loaded only here: without a model the process starts faster and stays smaller.
        const { composeModel } = await import("../llm/compose-model.js");
        model = composeModel(llm, {
          ledger: createStoredLedger(database),
          replies: createStoredReplies(database),
          observer: observedByAll([createModelLog(logger), metrics.model]),
        });
      }
      return createTriager({ weights: readWeights(), model: model?.reader ?? null });
    },
    modelStatus: () => model?.status() ?? null,
  };
}
