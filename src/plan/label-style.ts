import type { LabelFamily } from "../decide/decision.js";
import { parseLabelName } from "../decide/label-names.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { PlannedLabel } from "./plan.js";

/** Colour of each family, as six hexadecimal digits. */
const COLORS = {
  symptom: "b60205",
  cause: "5319e7",
  phase: "0e8a16",
  component: "1d76db",
  backend: "0052cc",
  needs: "fbca04",
} as const satisfies Record<LabelFamily, string>;

const STUDY = "study of LLM engine bugs, doi:10.1145/3788873";

/** GitHub refuses descriptions of more than 100 characters. */
const DESCRIPTION_LIMIT = 100;

/** The label as it is created where a repository lacks it. Descriptions say which categories are the study's. */
export function plannedLabel(name: string): PlannedLabel {
  const parsed = parseLabelName(name);
  if (!parsed) throw new Error(`"${name}" is not a label of this App`);
  return {
    name,
    family: parsed.family,
    color: COLORS[parsed.family],
    description: describe(parsed.family, parsed.id).slice(0, DESCRIPTION_LIMIT),
  };
}

function describe(family: LabelFamily, id: string): string {
  switch (family) {
    case "symptom":
      return `${nameOf(SYMPTOMS, id)} (symptom in the ${STUDY})`;
    case "cause":
      return `${nameOf(CAUSES, id)} (root cause in the ${STUDY})`;
    case "phase":
      return `${nameOf(PHASES, id)} (phase in the ${STUDY})`;
    case "component":
      return `${nameOf(COMPONENTS, id)} (component in the ${STUDY})`;
    case "backend":
      return `Reported on ${id}`;
    case "needs":
      return `Waiting for the reporter: ${nameOf(NEEDS, id)}`;
  }
}

function nameOf(rows: readonly { readonly id: string; readonly name: string }[], id: string): string {
  return rows.find((row) => row.id === id)?.name ?? id;
}
