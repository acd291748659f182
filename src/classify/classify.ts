import type { IssueReport, PartKind } from "../report/issue-report.js";
import type { Evidence } from "../signals/evidence.js";
import { SIGNALS_BY_ID } from "../signals/signals.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { KINDS } from "../taxonomy/kinds.js";
import { CIRCUMSTANCES, MANIFESTATIONS, type ManifestationId } from "../taxonomy/manifestations.js";
import { PHASES } from "../taxonomy/phases.js";
import { SUBTYPES, SYMPTOMS } from "../taxonomy/symptoms.js";
import type { Classification, Ranked } from "./classification.js";
import type { EmbeddedWeights } from "./embedded-weights.js";
import { extractFeatures } from "./features.js";
import { probabilities, vectorize } from "./linear-model.js";
import { orderKinds } from "./order-kinds.js";
import { pool } from "./pool.js";
import { rankEvidence } from "./rank-evidence.js";
import { studyCauses } from "./study-prior.js";

/** What the embedded classifier makes of a report. */
export interface Judgement {
  classification: Classification;
  /** Evidence that moved the decision, strongest first: the best line of each signal. */
  evidence: readonly Evidence[];
}

/**
 * Classifies a report from its evidence, words and facts, with the embedded weights and the study's tables.
 * Pure and deterministic; about a millisecond.
 */
export function classify(report: IssueReport, evidence: readonly Evidence[], model: EmbeddedWeights): Judgement {
  const vector = vectorize(extractFeatures(report, evidence), model.vocabulary);
  const symptoms = rank(SYMPTOMS, probabilities(vector, model.levels.symptom));
  const learned = probabilities(vector, model.levels.cause);
  const classification: Classification = {
    kinds: orderKinds(rank(KINDS, probabilities(vector, model.levels.kind)), model.gates.malfunction),
    phases: rank(PHASES, probabilities(vector, model.levels.phase)),
    symptoms,
    // The last class of the level, "none of the five", stays out of the ranking.
    subtypes: rank(SUBTYPES, probabilities(vector, model.levels.subtype)),
    components: rank(COMPONENTS, probabilities(vector, model.levels.component)),
    causes: rank(CAUSES, pool(learned, studyCauses(symptoms, report.engine), model.studyWeight)),
    manifestations: manifestations(evidence),
  };
  return { classification, evidence: rankEvidence(classification, vector, evidence, model) };
}

function rank<const Id extends string>(
  rows: readonly { readonly id: Id }[],
  p: ArrayLike<number>,
): readonly Ranked<Id>[] {
  return rows.map((row, index) => ({ id: row.id, p: p[index] ?? 0 })).sort((a, b) => b.p - a.p);
}

/** Where a circumstance (an adapter, several devices) is part of what is reported, not just printed among settings. */
const SAID_IN: readonly PartKind[] = ["title", "prose", "command"];

/** What the report shows on the screen: errors wherever they stand, circumstances where the user names or passes them. */
function manifestations(evidence: readonly Evidence[]): readonly ManifestationId[] {
  const shown = new Set<ManifestationId>();
  for (const { signal: id, part } of evidence) {
    const signal = SIGNALS_BY_ID.get(id);
    if (!signal?.manifestation) continue;
    const isCircumstance = CIRCUMSTANCES.has(signal.manifestation);
    if (!isCircumstance || SAID_IN.includes(part)) shown.add(signal.manifestation);
  }
  return MANIFESTATIONS.filter((row) => shown.has(row.id)).map((row) => row.id);
}
