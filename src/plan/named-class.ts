import { LABEL_FAMILIES, type LabelFamily } from "../decide/decision.js";
import { LABEL_IDS } from "../decide/label-ids.js";
import { parseLabelName } from "../decide/label-names.js";
import { DEFAULT_STYLE, type LabelStyle, plannedLabel } from "./label-style.js";

/** What a label of a repository says in the App's terms. */
export interface NamedClass {
  family: LabelFamily;
  id: string;
}

/**
 * The class that a label on an issue says, as the style names it; null for any other label, and for one that a repository
 * uses for several classes of ours: which of them is meant, nobody can tell.
 */
export function namedClass(name: string, style: LabelStyle = DEFAULT_STYLE): NamedClass | null {
  const lower = name.toLowerCase();
  const own = [...style.existing].filter(([, existing]) => existing?.toLowerCase() === lower);
  if (own.length > 0) return own.length === 1 ? parseLabelName(own[0]?.[0] ?? "") : null;
  for (const family of LABEL_FAMILIES) {
    const id = LABEL_IDS[family].find((each) => style.names[family].replace("{id}", each).toLowerCase() === lower);
    if (id !== undefined) return { family, id };
  }
  return null;
}

/** Those of this App's `labels` that are called by one of these names, in lower case, on issues of the repository. */
export function ownNamesOf(
  names: readonly string[],
  labels: readonly string[],
  style: LabelStyle = DEFAULT_STYLE,
): readonly string[] {
  return labels.filter((label) => names.includes(plannedLabel(label, style)?.name.toLowerCase() ?? label));
}
