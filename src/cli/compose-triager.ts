import { readWeights } from "../classify/embedded-weights.js";
import type { Environment } from "../config/environment.js";
import type { ModelReader, ModelReaderConfig } from "../llm/model-reader.js";
import { createTriager, type Triager } from "../triage.js";

/** Puts the triager together from the environment: the embedded weights, and a model where an endpoint is configured. */
export async function composeTriager(
  llm: Environment["llm"],
  onFailure: NonNullable<ModelReaderConfig["onFailure"]>,
): Promise<Triager> {
  return createTriager({ weights: readWeights(), model: await composeModel(llm, onFailure) });
}

async function composeModel(
  llm: Environment["llm"],
  onFailure: NonNullable<ModelReaderConfig["onFailure"]>,
): Promise<ModelReader | null> {
  if (llm === null) return null;
  // Loaded only here: most runs have no model, and start faster without its library.
  const { createModelReader } = await import("../llm/model-reader.js");
  return createModelReader({
    ...(llm.baseUrl !== null && { baseURL: llm.baseUrl }),
    ...(llm.apiKey !== null && { apiKey: llm.apiKey }),
    ...(llm.model !== null && { model: llm.model }),
    onFailure,
  });
}
