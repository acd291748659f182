import type { Classification, Ranked } from "../classify/classification.js";
import type { Evidence } from "../signals/evidence.js";
import { SIGNALS_BY_ID } from "../signals/signals.js";
import { CAUSES, type CauseId } from "../taxonomy/causes.js";
import type { NeedId } from "../taxonomy/needs.js";
import { SYMPTOMS, type SymptomId } from "../taxonomy/symptoms.js";

/** What people have said of an issue outside its text. */
export interface Told {
  /** By a maintainer's command; null: nothing. */
  symptom: SymptomId | null;
  cause: CauseId | null;
  /** By a maintainer's command. */
  notABug: boolean;
  /** Information that was missing and has come in a comment. */
  metNeeds: readonly NeedId[];
}

export const NOTHING_TOLD: Told = { symptom: null, cause: null, notABug: false, metNeeds: [] };

/** Whether a maintainer said that the issue is a malfunction, and of which kind. */
export function isCorrected({ symptom, cause }: Told): boolean {
  return symptom !== null || cause !== null;
}

/** A classification with what was told in place of what was found: it is certain, and stands first in its list. */
export function tell(classification: Classification, told: Told): Classification {
  const { kinds, symptoms, causes } = classification;
  if (told.notABug) return { ...classification, kinds: withoutMalfunction(kinds) };
  if (!isCorrected(told)) return classification;
  return {
    ...classification,
    kinds: certain(kinds, "malfunction"),
    symptoms: told.symptom === null ? symptoms : certain(symptoms, told.symptom),
    causes: told.cause === null ? causes : certain(causes, told.cause),
  };
}

function certain<Id extends string>(ranked: readonly Ranked<Id>[], id: Id): readonly Ranked<Id>[] {
  return [{ id, p: 1 }, ...ranked.filter((other) => other.id !== id).map((other) => ({ id: other.id, p: 0 }))];
}

function withoutMalfunction(kinds: Classification["kinds"]): Classification["kinds"] {
  const others = kinds.filter(({ id }) => id !== "malfunction");
  const sum = others.reduce((total, { p }) => total + p, 0);
  const scaled = others.map(({ id, p }) => ({ id, p: sum > 0 ? Math.min(1, p / sum) : 1 / others.length }));
  return [...scaled, { id: "malfunction", p: 0 }];
}

/** Share of a cause that was told when checks are chosen. */
const WEIGHT_FOR_CHECKS = 0.7;

/**
 * The classification by which checks are chosen: a cause that was told keeps some doubt, as checks are worth what they can
 * tell, and of a certain cause nothing is left to tell.
 */
export function forChecks(found: Classification, known: Classification, told: Told): Classification {
  if (told.cause === null) return known;
  const rest = found.causes.filter(({ id }) => id !== told.cause);
  const sum = rest.reduce((total, { p }) => total + p, 0);
  const left = 1 - WEIGHT_FOR_CHECKS;
  const causes = rest.map(({ id, p }) => ({ id, p: sum > 0 ? (p / sum) * left : left / rest.length }));
  return { ...known, causes: [{ id: told.cause, p: WEIGHT_FOR_CHECKS }, ...causes] };
}

const SYMPTOM_IDS: ReadonlySet<string> = new Set(SYMPTOMS.map(({ id }) => id));
const CAUSE_IDS: ReadonlySet<string> = new Set(CAUSES.map(({ id }) => id));

/** The evidence that does not speak for another symptom or cause than the one that was told. */
export function inFavour(evidence: readonly Evidence[], told: Told): readonly Evidence[] {
  return evidence.filter(({ signal }) => {
    const claims: readonly string[] = SIGNALS_BY_ID.get(signal)?.speaksFor ?? [];
    return allows(claims, SYMPTOM_IDS, told.symptom) && allows(claims, CAUSE_IDS, told.cause);
  });
}

function allows(claims: readonly string[], family: ReadonlySet<string>, told: string | null): boolean {
  if (told === null) return true;
  const own = claims.filter((claim) => family.has(claim));
  return own.length === 0 || own.includes(told);
}
