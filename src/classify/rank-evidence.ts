import type { Evidence } from "../signals/evidence.js";
import type { Classification } from "./classification.js";
import type { EmbeddedWeights, LevelWeights } from "./embedded-weights.js";
import { signalFeatures } from "./features.js";

/** At most this many signals are given as evidence. */
const MOST = 12;
/** Signals that moved a score by less than this said next to nothing. */
const LEAST = 0.02;

/**
 * Orders evidence by what it contributed: the signal's weight for the first class of kind, symptom and cause, less the
 * mean weight that it has for the level's classes, times its value. Signals that spoke against the decision are left
 * out. Of each signal the first line in the most telling part is kept.
 */
export function rankEvidence(
  classification: Classification,
  evidence: readonly Evidence[],
  model: EmbeddedWeights,
): readonly Evidence[] {
  const kind = classification.kinds[0]?.id;
  const levels: (readonly [LevelWeights, string | undefined])[] = [[model.levels.kind, kind]];
  if (kind === "malfunction") {
    levels.push(
      [model.levels.symptom, classification.symptoms[0]?.id],
      [model.levels.cause, classification.causes[0]?.id],
    );
  }
  const best = new Map<string, { hit: Evidence; contribution: number }>();
  for (const hit of evidence) {
    const contribution = levels.reduce(
      (sum, [level, id]) =>
        sum + signalFeatures(hit).reduce((part, { name, value }) => part + value * pull(name, level, id, model), 0),
      0,
    );
    const known = best.get(hit.signal);
    if (!known || contribution > known.contribution) best.set(hit.signal, { hit, contribution });
  }
  return [...best.values()]
    .filter(({ contribution }) => contribution >= LEAST)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, MOST)
    .map(({ hit }) => hit);
}

function pull(name: string, level: LevelWeights, id: string | undefined, model: EmbeddedWeights): number {
  const feature = model.vocabulary.get(name);
  const chosen = level.classes.indexOf(id ?? "");
  if (feature === undefined || chosen < 0) return 0;
  const count = level.classes.length;
  const row = level.weights.subarray(feature * count, (feature + 1) * count);
  const mean = row.reduce((sum, weight) => sum + weight, 0) / count;
  return ((row[chosen] ?? 0) - mean) / level.temperature;
}
