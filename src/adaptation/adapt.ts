import type { Classification } from "../classify/classification.js";
import type { Gates, WantedPrecision } from "../decide/settings.js";
import { adaptGates } from "./adapt-gates.js";
import { adaptPriors } from "./adapt-priors.js";
import type { Adaptation } from "./adaptation-schema.js";
import type { Experience } from "./experience.js";

/** What a decision is made from, in a repository with experience. */
export interface Adapted {
  classification: Classification;
  gates: Gates;
  /** null: nothing moved, and classification and gates are those that were given. */
  adaptation: Adaptation | null;
}

/**
 * Moves a classification and the gates by what people of the repository said of earlier decisions. It depends on counts
 * alone: on no order, and on nothing that is kept, so that a correction that is deleted leaves no trace. Pure.
 */
export function adapt(
  classification: Classification,
  gates: Gates,
  wanted: WantedPrecision,
  experience: Experience,
): Adapted {
  const moved = adaptPriors(classification, experience);
  const risen = adaptGates(gates, wanted, experience);
  const isMoved = moved.priors.length > 0 || risen.rises.length > 0;
  return {
    classification: moved.classification,
    gates: risen.gates,
    adaptation: isMoved ? { priors: [...moved.priors], gates: [...risen.rises] } : null,
  };
}
