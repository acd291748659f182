import type { Evidence } from "../signals/evidence.js";
import type { Classification } from "./classification.js";
import type { EmbeddedWeights, LevelWeights } from "./embedded-weights.js";
import { evidenceFeatures, type Features, placeFeature } from "./features.js";
import { logProbability, scoresOf, vectorize } from "./linear-model.js";
import type { SparseVector } from "./sparse-vector.js";

/** At most this many signals are given as evidence. */
const MOST = 12;
/** Signals that moved the decision by less than this, in nats, said next to nothing. */
const LEAST = 0.02;

/** A level of the decision, with the class that was put first. */
interface DecidedLevel {
  level: LevelWeights;
  chosen: number;
  scores: Float64Array;
  /** Logarithm of the chosen class's probability. */
  logP: number;
}

/**
 * Orders evidence by what it contributed: by how much the logarithm of the decision's probability (first kind, symptom
 * and learned cause together) falls when the signal is taken out of the report, with all its hits and its part in the
 * votes. Signals that spoke against the decision are left out. Of each signal the line in the most telling part is kept.
 *
 * @param vector features of the whole report
 */
export function rankEvidence(
  classification: Classification,
  vector: SparseVector,
  evidence: readonly Evidence[],
  model: EmbeddedWeights,
): readonly Evidence[] {
  const levels = decidedLevels(classification, vector, model);
  const whole = evidenceFeatures(evidence);
  const fallWithout = (lost: Features): number => {
    const change = vectorize(lost, model.vocabulary);
    return levels.reduce((sum, level) => sum + level.logP - logPWithout(level, change), 0);
  };
  return [...new Set(evidence.map(({ signal }) => signal))]
    .map((signal) => ({
      hit: mostTelling(
        evidence.filter((hit) => hit.signal === signal),
        (hit) => fallWithout(new Map([[placeFeature(hit), whole.get(placeFeature(hit)) ?? 0]])),
      ),
      contribution: fallWithout(difference(whole, evidenceFeatures(evidence.filter((hit) => hit.signal !== signal)))),
    }))
    .filter(({ contribution }) => contribution >= LEAST)
    .sort((a, b) => b.contribution - a.contribution)
    .slice(0, MOST)
    .flatMap(({ hit }) => hit ?? []);
}

function decidedLevels(
  { kinds, symptoms, causes }: Classification,
  vector: SparseVector,
  { levels }: EmbeddedWeights,
): readonly DecidedLevel[] {
  const decided: (readonly [LevelWeights, string | undefined])[] = [[levels.kind, kinds[0]?.id]];
  if (kinds[0]?.id === "malfunction") decided.push([levels.symptom, symptoms[0]?.id], [levels.cause, causes[0]?.id]);
  return decided.map(([level, id]) => {
    const scores = scoresOf(vector, level.bias, level.weights);
    const chosen = level.classes.indexOf(id ?? "");
    return { level, chosen, scores, logP: logProbability(scores, chosen, level.temperature) };
  });
}

function logPWithout({ level, chosen, scores }: DecidedLevel, change: SparseVector): number {
  const changes = scoresOf(change, new Float64Array(scores.length), level.weights);
  const without = scores.map((score, k) => score - (changes[k] ?? 0));
  return logProbability(without, chosen, level.temperature);
}

/** What `whole` has more than `rest`; names in which they agree are left out. */
function difference(whole: Features, rest: Features): Features {
  const lost = new Map<string, number>();
  for (const [name, value] of whole) {
    const change = value - (rest.get(name) ?? 0);
    if (change !== 0) lost.set(name, change);
  }
  return lost;
}

/** The strongest hit; of equals the first. */
function mostTelling(hits: readonly Evidence[], strengthOf: (hit: Evidence) => number): Evidence | undefined {
  if (hits.length < 2) return hits[0];
  const strengths = hits.map(strengthOf);
  return hits[strengths.indexOf(Math.max(...strengths))];
}
