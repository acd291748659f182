import type { Classification, Ranked } from "../classify/classification.js";
import type { ModelReply } from "./reply/reply-schema.js";

/**
 * Weight of the model in each level, in (0, 1). Set by hand from the reference figures of the labelled corpus (a large
 * model: symptom right in 0.84, cause in 0.48 of the issues; linear classifier: 0.70, 0.44), until fitted on replies.
 * scripts/fusion-simulation.ts finds no better ones for symptoms and causes; see docs/models.md.
 */
const MODEL_WEIGHTS = {
  kinds: 0.6,
  phases: 0.55,
  symptoms: 0.65,
  subtypes: 0.6,
  components: 0.55,
  causes: 0.55,
} as const;

/** Share of the model's distribution that is spread evenly, since "0.99" of a model is no calibrated 0.99. */
const MODEL_FLOOR = 0.06;
/** So that an id that the embedded classifier excludes can still come up. */
const EMBEDDED_FLOOR = 0.005;

/**
 * Combines the embedded classification with a model's reply, level by level.
 *
 * Logarithmic pooling: p ∝ p_embedded^(1-w) · p_model^w. It keeps what both agree on and the ratio of evidence; where
 * one of them all but excludes an id, so does the result. Both distributions have a floor, so nothing becomes certain.
 * Where the two put different ids first, no id gets more than the greatest weighted mean of the two
 * ((1-w)·p_embedded + w·p_model): the result is then less sure than the surer of them, and gates meant for sure
 * answers stay closed. The rest of what the model did not name goes to the unnamed ids as the embedded classifier
 * divides it among them.
 *
 * A level on which the model says nothing stays as it is, and so do the levels that presuppose a malfunction if the
 * model sees none.
 */
export function fuse(embedded: Classification, reply: ModelReply): Classification {
  const isMalfunction = reply.kinds[0]?.id === "malfunction";
  const given = isMalfunction ? reply : { ...NOTHING, kinds: reply.kinds };
  return {
    kinds: fuseLevel(embedded.kinds, given.kinds, MODEL_WEIGHTS.kinds),
    phases: fuseLevel(embedded.phases, given.phases, MODEL_WEIGHTS.phases),
    symptoms: fuseLevel(embedded.symptoms, given.symptoms, MODEL_WEIGHTS.symptoms),
    subtypes: fuseSubtypes(embedded.subtypes, given.subtypes),
    components: fuseLevel(embedded.components, given.components, MODEL_WEIGHTS.components),
    causes: fuseLevel(embedded.causes, given.causes, MODEL_WEIGHTS.causes),
    manifestations: embedded.manifestations,
  };
}

const NOTHING = { phases: [], symptoms: [], subtypes: [], components: [], causes: [] } as const;

/**
 * Pools one level whose ids exclude each other.
 * @param embedded all ids of the level with probabilities that sum to 1
 * @param named the ids that the model named, with probabilities that sum to at most 1
 * @param weight the model's weight, in (0, 1)
 * @returns all ids, most likely first, sum 1
 */
export function fuseLevel<Id extends string>(
  embedded: readonly Ranked<Id>[],
  named: readonly Ranked<Id>[],
  weight: number,
): readonly Ranked<Id>[] {
  if (named.length === 0 || embedded.length < 2) return embedded;
  const ids = embedded.map(({ id }) => id);
  const ours = withFloor(
    embedded.map(({ p }) => p),
    EMBEDDED_FLOOR,
  );
  const theirs = withFloor(complete(embedded, named), MODEL_FLOOR);
  const pooled = normalised(ours.map((p, i) => p ** (1 - weight) * (theirs[i] ?? 0) ** weight));
  const mean = ours.map((p, i) => (1 - weight) * p + weight * (theirs[i] ?? 0));
  const fused = first(ours) === first(theirs) ? pooled : flattened(pooled, Math.max(...mean));
  return ids.map((id, i) => ({ id, p: fused[i] ?? 0 })).sort((a, b) => b.p - a.p);
}

const NONE = "none";

/** Subtypes need not sum to 1: "none of them" is pooled as an id of its own. */
function fuseSubtypes(
  embedded: Classification["subtypes"],
  named: Readonly<ModelReply["subtypes"]>,
): Classification["subtypes"] {
  if (named.length === 0) return embedded;
  const none = { id: NONE, p: Math.max(0, 1 - total(embedded.map(({ p }) => p))) } as const;
  const theirNone = { id: NONE, p: Math.max(0, 1 - total(named.map(({ p }) => p))) } as const;
  const fused = fuseLevel<(typeof embedded)[number]["id"] | typeof NONE>(
    [...embedded, none],
    [...named, theirNone],
    MODEL_WEIGHTS.subtypes,
  );
  return fused.flatMap(({ id, p }) => (id === NONE ? [] : [{ id, p }]));
}

/** The model's distribution over all ids: what it did not name shares what it left, as the embedded classifier divides it. */
function complete<Id extends string>(embedded: readonly Ranked<Id>[], named: readonly Ranked<Id>[]): number[] {
  const byId = new Map(named.map(({ id, p }) => [id, p]));
  const rest = Math.max(0, 1 - total([...byId.values()]));
  const mass = total(embedded.filter(({ id }) => !byId.has(id)).map(({ p }) => p + EMBEDDED_FLOOR));
  return embedded.map(({ id, p }) => byId.get(id) ?? (rest * (p + EMBEDDED_FLOOR)) / mass);
}

function withFloor(values: readonly number[], floor: number): number[] {
  return normalised(values).map((p) => (1 - floor) * p + floor / values.length);
}

/** Mixed with the even distribution just so far that no value exceeds the bound. Keeps the order. */
function flattened(values: readonly number[], bound: number): readonly number[] {
  const even = 1 / values.length;
  const top = Math.max(...values);
  if (top <= bound) return values;
  const share = (bound - even) / (top - even);
  return values.map((p) => share * p + (1 - share) * even);
}

function normalised(values: readonly number[]): number[] {
  const sum = total(values);
  return values.map((value) => (sum > 0 ? value / sum : 1 / values.length));
}

function first(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
