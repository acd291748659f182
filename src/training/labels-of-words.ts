import type { Verdict } from "../corrections/verdict.js";
import type { KindId } from "../taxonomy/kinds.js";
import { type Labels, labelsSchema } from "./labels.js";

/**
 * What people's last words on one issue teach; null where they only say what it is not. A class that they named is certain;
 * of everything else nothing is known, and nothing is learned. That an issue is no malfunction does not say what it is:
 * `otherKind` does, the likeliest of the other kinds.
 */
export function labelsOfWords(verdicts: readonly Verdict[], otherKind: Exclude<KindId, "malfunction">): Labels | null {
  const nothing = {
    phase: null,
    symptoms: [],
    components: [],
    causes: [],
    symptom_confidence: null,
    cause_confidence: null,
  };
  if (verdicts.some(({ isNoBug }) => isNoBug))
    return labelsSchema.parse({ ...nothing, kind: otherKind, subtype: null });
  const said = (family: Verdict["family"]): readonly string[] =>
    verdicts.flatMap((verdict) => (verdict.family === family ? (verdict.said ?? []) : []));
  const [symptoms, causes] = [said("symptom"), said("cause")];
  if (symptoms.length + causes.length === 0) return null;
  return labelsSchema.parse({
    ...nothing,
    kind: "malfunction",
    symptoms,
    causes,
    symptom_confidence: symptoms.length > 0 ? CERTAIN : null,
    cause_confidence: causes.length > 0 ? CERTAIN : null,
  });
}

/** In percent. */
const CERTAIN = 100;
