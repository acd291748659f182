import { CAUSES } from "../taxonomy/causes.js";
import { ENGINES, type EngineId } from "../taxonomy/engines.js";
import { STUDY } from "../taxonomy/study-tables.js";
import { SYMPTOMS, type SymptomId } from "../taxonomy/symptoms.js";
import type { Ranked } from "./classification.js";

type Counts = Readonly<Record<string, number>>;

/** Added to every count, so that what the study did not see stays possible. */
const SMOOTHING = 0.5;
/** Bugs at the overall rate that are added to an engine's own, so that small engines do not claim much. */
const PSEUDO_BUGS = 10;

/** P(cause | symptom) in the study, in the order of CAUSES. */
const CAUSE_SHARES: ReadonlyMap<SymptomId, readonly number[]> = new Map(
  SYMPTOMS.map(({ id }) => {
    const counts: Counts = STUDY.symptomByCause[id];
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return [id, CAUSES.map((cause) => ((counts[cause.id] ?? 0) + SMOOTHING) / (total + SMOOTHING * CAUSES.length))];
  }),
);

/** How much commoner each cause is for an engine than in the whole study, in the order of CAUSES. */
const ENGINE_LIFTS: ReadonlyMap<EngineId, readonly number[]> = new Map(
  ENGINES.filter(({ study }) => study !== null).map(({ id }) => [id, CAUSES.map((cause) => lift(cause.id, id))]),
);

function lift(cause: (typeof CAUSES)[number]["id"], engine: EngineId): number {
  const bugs: Counts = STUDY.engines;
  const byEngine: Counts = STUDY.causeByEngine[cause];
  const rate = STUDY.causes[cause] / STUDY.bugs;
  return ((byEngine[engine] ?? 0) + PSEUDO_BUGS * rate) / (((bugs[engine] ?? 0) + PSEUDO_BUGS) * rate);
}

/**
 * P(cause) by the study's counts, given how likely each symptom is: the study's causes of each symptom, weighted by the
 * symptom's probability, times how much commoner the cause is for this engine than in all (engines of the study only).
 *
 * @returns one probability a cause, in the order of CAUSES, summing to 1
 */
export function studyCauses(symptoms: readonly Ranked<SymptomId>[], engine: EngineId | null): readonly number[] {
  const lifts = engine === null ? undefined : ENGINE_LIFTS.get(engine);
  const weights = CAUSES.map((_, k) => {
    const given = symptoms.reduce((sum, { id, p }) => sum + p * (CAUSE_SHARES.get(id)?.[k] ?? 0), 0);
    return given * (lifts?.[k] ?? 1);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
