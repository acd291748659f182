import { modelEnvironmentOf, modelSettingsOf, readModelVariables } from "../../config/model-environment.js";
import type { ComposedModel } from "../../llm/compose-model.js";
import type { ModelObserver } from "../../llm/model-observer.js";

/** Options of the commands that may call a model. */
export interface ModelOptions {
  /** Folder to which every request and reply is written. */
  record?: string;
  /** Folder whose replies stand in for the model. */
  replay?: string;
}

/** A model for one run of a command: what it spends is counted in this process, and nothing is cached. */
export interface ModelRun extends Pick<ComposedModel, "reader" | "metrics"> {
  concurrency: number;
}

/**
 * The model that the environment and the options name; null where there is none. Throws an Error for a variable that is
 * wrong, for options that exclude each other, and for a recording without an endpoint.
 */
export async function openModelRun(
  { record, replay }: ModelOptions,
  env: NodeJS.ProcessEnv,
  observer: ModelObserver,
): Promise<ModelRun | null> {
  if (record !== undefined && replay !== undefined) throw new Error("--record and --replay exclude each other");
  const variables = readModelVariables(env);
  const { concurrency } = modelSettingsOf(variables);
  const endpoint = modelEnvironmentOf(variables);
  if (replay === undefined && endpoint === null) {
    if (record === undefined) return null;
    throw new Error("--record needs a model: set OPENAI_API_KEY or OPENAI_BASE_URL");
  }
  // Loaded only here: most runs have no model, and start faster without its library.
  const [{ composeModel, composeReplay }, { createInMemoryLedger }] = await Promise.all([
    import("../../llm/compose-model.js"),
    import("../../llm/limits/in-memory-ledger.js"),
  ]);
  if (replay !== undefined) return { concurrency, ...composeReplay(replay, modelSettingsOf(variables), observer) };
  if (endpoint === null) return null;
  const recordTo = record === undefined ? {} : { recordTo: record };
  return {
    concurrency,
    ...composeModel(endpoint, { ledger: createInMemoryLedger(), replies: null, observer, ...recordTo }),
  };
}
