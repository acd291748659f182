import { LABEL_FAMILIES, type LabelFamily } from "../decide/decision.js";
import { labelName } from "../decide/label-names.js";
import type { DecisionSettings } from "../decide/settings.js";
import { BACKENDS } from "../report/issue-report.js";
import { CAUSES } from "../taxonomy/causes.js";
import { COMPONENTS } from "../taxonomy/components.js";
import { NEEDS } from "../taxonomy/needs.js";
import { PHASES } from "../taxonomy/phases.js";
import { SYMPTOMS } from "../taxonomy/symptoms.js";
import { plannedLabel } from "./label-style.js";
import type { PlannedLabel } from "./plan.js";

const IDS: Readonly<Record<LabelFamily, readonly string[]>> = {
  symptom: SYMPTOMS.map(({ id }) => id),
  cause: CAUSES.map(({ id }) => id),
  phase: PHASES.map(({ id }) => id),
  component: COMPONENTS.map(({ id }) => id),
  backend: BACKENDS,
  needs: NEEDS.map(({ id }) => id),
};

/** Every label that the App may ever put on an issue of a repository with these settings. */
export function familyLabels({ families }: Pick<DecisionSettings, "families">): readonly PlannedLabel[] {
  return LABEL_FAMILIES.filter((family) => families[family]).flatMap((family) =>
    IDS[family].map((id) => plannedLabel(labelName(family, id))),
  );
}
