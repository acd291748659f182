import { LABEL_FAMILIES } from "../decide/decision.js";
import { LABEL_IDS } from "../decide/label-ids.js";
import { labelName } from "../decide/label-names.js";
import type { DecisionSettings } from "../decide/settings.js";
import { DEFAULT_STYLE, type LabelStyle, plannedLabel } from "./label-style.js";
import type { PlannedLabel } from "./plan.js";

/** Every label that the App may ever put on an issue of a repository with these settings. */
export function familyLabels(
  { families }: Pick<DecisionSettings, "families">,
  style: LabelStyle = DEFAULT_STYLE,
): readonly PlannedLabel[] {
  return LABEL_FAMILIES.filter((family) => families[family]).flatMap((family) =>
    LABEL_IDS[family].flatMap((id) => plannedLabel(labelName(family, id), style) ?? []),
  );
}
