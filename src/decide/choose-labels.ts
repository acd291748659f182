import type { Classification } from "../classify/classification.js";
import type { ReportFacts } from "../report/issue-report.js";
import type { NeedId } from "../taxonomy/needs.js";
import { LABEL_FAMILIES, type LabelFamily } from "./decision.js";
import { labelName } from "./label-names.js";
import type { DecisionSettings, Gates } from "./settings.js";

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
}

/**
 * Chooses labels family by family. A class is labelled where its probability, times that of a malfunction, reaches its
 * gate: a family below it abstains. Needs follow what is asked; the backend is labelled only where exactly one is stated.
 */
export function chooseLabels(situation: Situation, gates: Gates, settings: DecisionSettings): ChosenLabels {
  const labels: string[] = [];
  const abstained: LabelFamily[] = [];
  for (const family of LABEL_FAMILIES) {
    if (!settings.families[family]) continue;
    const ids = idsOf(family, situation, gates);
    if (ids.length === 0) abstained.push(family);
    for (const id of ids) labels.push(labelName(family, id));
  }
  return { labels, abstained };
}

function idsOf(family: LabelFamily, situation: Situation, gates: Gates): readonly string[] {
  const { classification, malfunction, needs, facts } = situation;
  if (family === "needs") return needs;
  if (malfunction < gates.malfunction) return [];
  switch (family) {
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

function passing<Id extends string>(
  top: { id: Id; p: number } | undefined,
  malfunction: number,
  gateOf: (id: Id) => number | null,
): readonly Id[] {
  if (!top) return [];
  const gate = gateOf(top.id);
  return gate !== null && top.p * malfunction >= gate ? [top.id] : [];
}
