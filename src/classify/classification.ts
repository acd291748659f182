import type { CauseId } from "../taxonomy/causes.js";
import type { ComponentId } from "../taxonomy/components.js";
import type { KindId } from "../taxonomy/kinds.js";
import type { ManifestationId } from "../taxonomy/manifestations.js";
import type { PhaseId } from "../taxonomy/phases.js";
import type { SubtypeId, SymptomId } from "../taxonomy/symptoms.js";

/** An id with its calibrated probability in [0, 1]. */
export interface Ranked<Id extends string> {
  id: Id;
  p: number;
}

/**
 * What an issue is, as probabilities. Every list holds all ids of its level, most likely first. All levels but `kinds`
 * are conditional: they say what the issue would be, given that it is a malfunction (`subtypes`: given Unexpected Output).
 */
export interface Classification {
  /** Sums to 1. Malfunction stands first where it reaches its gate, even if another kind is a little likelier. */
  kinds: readonly Ranked<KindId>[];
  /** Sums to 1. */
  phases: readonly Ranked<PhaseId>[];
  /** Primary symptom; sums to 1. */
  symptoms: readonly Ranked<SymptomId>[];
  /** Sums to at most 1: the rest is "none of them". */
  subtypes: readonly Ranked<SubtypeId>[];
  /** First component; sums to 1. */
  components: readonly Ranked<ComponentId>[];
  /** First root cause; sums to 1. */
  causes: readonly Ranked<CauseId>[];
  manifestations: readonly ManifestationId[];
}
