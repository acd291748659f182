import type { LabelFamily } from "../decide/decision.js";
import { parseLabelName } from "../decide/label-names.js";
import { DEFAULT_STYLE, familiesOf, type LabelStyle } from "./label-style.js";
import { type NamedClass, namedClass } from "./named-class.js";

/** What a label means in a repository. */
export interface LabelMeaning {
  /** Families that it belongs to; none: it is nothing to this App. */
  families: readonly LabelFamily[];
  /** null: no class, or one of several and nobody can tell which. */
  said: NamedClass | null;
}

/** The meaning of a label. Our own names count also where the repository has others: earlier settings gave them. */
export function meaningOf(label: string, style: LabelStyle = DEFAULT_STYLE): LabelMeaning {
  const families = familiesOf(label, style);
  if (families.length > 0) return { families, said: namedClass(label, style) };
  const own = parseLabelName(label.toLowerCase());
  return { families: own ? [own.family] : [], said: own };
}
