import type { EmbeddedWeights } from "../classify/embedded-weights.js";
import { LABEL_FAMILIES, type LabelFamily } from "./decision.js";

/**
 * Least probability at which a label is applied, per class. null: the class never reached its target precision in
 * cross-validation, so it is never labelled.
 */
export interface Gates {
  /** Least probability at which an issue is decided to be a malfunction, even if another kind is a little likelier. */
  malfunction: number;
  symptom: Readonly<Record<string, number | null>>;
  cause: Readonly<Record<string, number | null>>;
  /** One gate for all classes of the families that are off by default. */
  phase: number;
  component: number;
}

/** The gates that were found when the weights were learned. */
export function gatesOf(weights: EmbeddedWeights): Gates {
  return weights.gates;
}

/** What a repository may choose. */
export interface DecisionSettings {
  families: Readonly<Record<LabelFamily, boolean>>;
  /** Whether a comment is posted at all. */
  comment: boolean;
}

const ON_BY_DEFAULT: readonly LabelFamily[] = ["symptom", "cause", "needs"];

function defaultFamilies(): Record<LabelFamily, boolean> {
  const families = { symptom: false, cause: false, phase: false, component: false, backend: false, needs: false };
  for (const family of LABEL_FAMILIES) families[family] = ON_BY_DEFAULT.includes(family);
  return families;
}

/** Symptom, cause and needs labels, and the comment. */
export const DEFAULT_SETTINGS: DecisionSettings = { families: defaultFamilies(), comment: true };
