import { DEFAULT_SETTINGS, type DecisionSettings, type WantedPrecision } from "./decide/settings.js";
import type { RepositoryAllowance } from "./llm/limits/call-ledger.js";
import type { OwnSignal } from "./signals/own-signal.js";
import type { EngineId } from "./taxonomy/engines.js";

/** Whether, and how often, a model may be asked about a repository's issues. */
export interface ModelUse extends RepositoryAllowance {
  isAllowed: boolean;
}

/** All that a repository's configuration changes in the pipeline from an issue to its decision. */
export interface TriageSettings {
  /** null: told by the repository's name and the text. */
  engine: EngineId | null;
  signals: readonly OwnSignal[];
  precision: WantedPrecision;
  decision: DecisionSettings;
  model: ModelUse;
  /** Whether what people said of earlier decisions moves later ones. */
  isAdapting: boolean;
}

/** A repository without a configuration. */
export const DEFAULT_TRIAGE: TriageSettings = {
  engine: null,
  signals: [],
  precision: {},
  decision: DEFAULT_SETTINGS,
  model: { isAllowed: true, callsPerDay: null, tokensPerDay: null },
  isAdapting: true,
};
