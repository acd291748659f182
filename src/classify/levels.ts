import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { KINDS } from "../taxonomy/kinds.js";
import { PHASES } from "../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../taxonomy/symptoms.js";

/** Class of the subtype level for Unexpected Output that is none of the five. */
export const NO_SUBTYPE = "none";

/** The levels that are learned, with their classes in a fixed order. */
export const LEVELS = {
  kind: KINDS.map((row) => row.id),
  phase: PHASES.map((row) => row.id),
  symptom: SYMPTOMS.map((row) => row.id),
  subtype: [...SUBTYPES.map((row) => row.id), NO_SUBTYPE],
  component: COMPONENTS.map((row) => row.id),
  cause: CAUSES.map((row) => row.id),
} as const;

export type Level = keyof typeof LEVELS;
export const LEVEL_NAMES = [
  "kind",
  "phase",
  "symptom",
  "subtype",
  "component",
  "cause",
] as const satisfies readonly Level[];
