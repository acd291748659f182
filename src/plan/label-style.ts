import { LABEL_FAMILIES, type LabelFamily } from "../decide/decision.js";
import { LABEL_IDS } from "../decide/label-ids.js";
import { parseLabelName } from "../decide/label-names.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import type { PlannedLabel } from "./plan.js";

/** How the labels of decisions look on a repository. */
export interface LabelStyle {
  /** Name of a family's labels with `{id}` in it. */
  names: Readonly<Record<LabelFamily, string>>;
  /** Colour of each family, as six hexadecimal digits. */
  colors: Readonly<Record<LabelFamily, string>>;
  /** By label of a decision: the label that the repository has in its place; null: it is never applied. */
  existing: ReadonlyMap<string, string | null>;
}

/** The App's own names and colours. */
export const DEFAULT_STYLE: LabelStyle = {
  names: {
    symptom: "symptom: {id}",
    cause: "cause: {id}",
    phase: "phase: {id}",
    component: "component: {id}",
    backend: "backend: {id}",
    needs: "needs: {id}",
  },
  colors: {
    symptom: "b60205",
    cause: "5319e7",
    phase: "0e8a16",
    component: "1d76db",
    backend: "0052cc",
    needs: "fbca04",
  },
  existing: new Map(),
};

const STUDY = "study of LLM engine bugs, doi:10.1145/3788873";

/** GitHub refuses descriptions of more than 100 characters. */
const DESCRIPTION_LIMIT = 100;

/**
 * The label for a label of a decision as it is applied, and created where a repository lacks it; null where the
 * repository does not want it. Descriptions say which categories are the study's.
 */
export function plannedLabel(label: string, style: LabelStyle = DEFAULT_STYLE): PlannedLabel | null {
  const parsed = parseLabelName(label);
  if (!parsed) throw new Error(`"${label}" is not a label of this App`);
  const { family, id } = parsed;
  const existing = style.existing.get(label);
  if (existing === null) return null;
  return {
    name: existing ?? style.names[family].replace("{id}", id),
    family,
    color: style.colors[family],
    description: describe(family, id).slice(0, DESCRIPTION_LIMIT),
  };
}

/** The families that a label on an issue belongs to, as the style names them; none for any other label. */
export function familiesOf(name: string, style: LabelStyle = DEFAULT_STYLE): readonly LabelFamily[] {
  const lower = name.toLowerCase();
  const families = new Set<LabelFamily>();
  for (const [label, existing] of style.existing) {
    const family = parseLabelName(label)?.family;
    if (family && existing?.toLowerCase() === lower) families.add(family);
  }
  for (const family of LABEL_FAMILIES) {
    const [before = "", after = ""] = style.names[family].toLowerCase().split("{id}");
    const isLonger = lower.length > before.length + after.length;
    if (!isLonger || !lower.startsWith(before) || !lower.endsWith(after)) continue;
    // Without anything around the id, only the ids themselves are known to be of the family.
    if (before + after !== "" || LABEL_IDS[family].includes(lower)) families.add(family);
  }
  return [...families];
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
