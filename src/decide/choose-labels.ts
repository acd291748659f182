import type { Classification } from "../classify/classification.js";
import type { ReportFacts } from "../report/issue-report.js";
import type { NeedId } from "../taxonomy/needs.js";
import { type Decision, LABEL_FAMILIES, type LabelFamily } from "./decision.js";
import { labelName } from "./label-names.js";
import type { DecisionSettings, Gates } from "./settings.js";
import type { Told } from "./told.js";

/** Labels that would be added, and the families that are on but stay silent. */
export interface ChosenLabels {
  labels: readonly string[];
  abstained: readonly LabelFamily[];
}

interface Situation {
  classification: Classification;
  /** Probability that the issue is a malfunction. */
  malfunction: number;
  needs: readonly NeedId[];
  facts: ReportFacts;
  told: Pick<Told, "symptom" | "cause">;
}

/**
 * Chooses labels family by family. A class is labelled where its probability, times that of a malfunction, reaches its
 * gate: a family below it abstains. What a maintainer told is labelled without a gate, and also where its family is off.
 * Needs are those found missing; the backend is labelled only where exactly one is stated.
 */
export function chooseLabels(situation: Situation, gates: Gates, settings: DecisionSettings): ChosenLabels {
  const labels: string[] = [];
  const abstained: LabelFamily[] = [];
  for (const family of LABEL_FAMILIES) {
    if (!settings.families[family] && toldOf(family, situation.told) === null) continue;
    const ids = idsOf(family, situation, gates);
    if (ids.length === 0) abstained.push(family);
    for (const id of ids) labels.push(labelName(family, id));
  }
  return { labels, abstained };
}

function idsOf(family: LabelFamily, situation: Situation, gates: Gates): readonly string[] {
  const { classification, malfunction, needs, facts, told } = situation;
  const id = toldOf(family, told);
  if (id !== null) return [id];
  if (malfunction < gates.malfunction) return [];
  switch (family) {
    case "needs":
      return needs;
    case "symptom":
      return passing(classification.symptoms[0], malfunction, (id) => gates.symptom[id] ?? null);
    case "cause":
      return passing(classification.causes[0], malfunction, (id) => gates.cause[id] ?? null);
    case "phase":
      return passing(classification.phases[0], malfunction, () => gates.phase);
    case "component":
      return passing(classification.components[0], malfunction, () => gates.component);
    case "backend": {
      const backends = new Set(facts.backends.map((fact) => fact.value));
      return backends.size === 1 ? [...backends] : [];
    }
  }
}

function toldOf(family: LabelFamily, told: Situation["told"]): string | null {
  return family === "symptom" || family === "cause" ? told[family] : null;
}

/** Whether the first symptom and the first cause of a malfunction pass their gates, labelled or not. */
export function passesGates(
  { kind, symptoms, causes }: Pick<Decision, "kind" | "symptoms" | "causes">,
  gates: Gates,
): { symptom: boolean; cause: boolean } {
  return {
    symptom: passing(symptoms[0], kind.p, (id) => gates.symptom[id] ?? null).length > 0,
    cause: passing(causes[0], kind.p, (id) => gates.cause[id] ?? null).length > 0,
  };
}

function passing<Id extends string>(
  top: { id: Id; p: number } | undefined,
  malfunction: number,
  gateOf: (id: Id) => number | null,
): readonly Id[] {
  if (!top) return [];
  const gate = gateOf(top.id);
  return gate !== null && top.p * malfunction >= gate ? [top.id] : [];
}
