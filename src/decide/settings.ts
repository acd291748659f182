import type { EmbeddedWeights } from "../classify/embedded-weights.js";
import { type AskSettings, DEFAULT_ASK } from "../playbooks/ask-settings.js";
import type { Check } from "../playbooks/check.js";
import type { LanguageId } from "./comment/phrases/languages.js";
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

/** Precision that the labels of a family must reach in cross-validation, 0 to 1; that of the recipe where none is given. */
export type WantedPrecision = Readonly<Partial<Record<"symptom" | "cause" | "phase" | "component", number>>>;

/** No probability reaches it. */
const NEVER = 2;

/**
 * The gates that were found when the weights were learned, for the precisions that are wanted: those of the next higher
 * one that is tabulated. A class that never reached it is never labelled; past the last row of the table none is.
 */
export function gatesOf({ gates, gateTable }: EmbeddedWeights, wanted: WantedPrecision = {}): Gates {
  const rowFor = (precision: number) => gateTable.find((row) => row.precision >= precision);
  const { symptom, cause, phase, component } = wanted;
  return {
    malfunction: gates.malfunction,
    symptom: symptom === undefined ? gates.symptom : (rowFor(symptom)?.symptom ?? {}),
    cause: cause === undefined ? gates.cause : (rowFor(cause)?.cause ?? {}),
    phase: phase === undefined ? gates.phase : (rowFor(phase)?.phase ?? NEVER),
    component: component === undefined ? gates.component : (rowFor(component)?.component ?? NEVER),
  };
}

/** What a repository may choose. */
export interface DecisionSettings {
  families: Readonly<Record<LabelFamily, boolean>>;
  /** Whether a comment is posted at all. */
  comment: boolean;
  /** The repository's own checks. */
  checks: readonly Check[];
  ask: AskSettings;
  /** Why own signals are evidence, by the id that evidence carries. */
  reasons: ReadonlyMap<string, string>;
  /** Of the comment's fixed text. */
  language: LanguageId;
}

const ON_BY_DEFAULT: readonly LabelFamily[] = ["symptom", "cause", "needs"];

function defaultFamilies(): Record<LabelFamily, boolean> {
  const families = { symptom: false, cause: false, phase: false, component: false, backend: false, needs: false };
  for (const family of LABEL_FAMILIES) families[family] = ON_BY_DEFAULT.includes(family);
  return families;
}

/** Symptom, cause and needs labels, and the comment. */
export const DEFAULT_SETTINGS: DecisionSettings = {
  families: defaultFamilies(),
  comment: true,
  checks: [],
  ask: DEFAULT_ASK,
  reasons: new Map(),
  language: "en",
};
