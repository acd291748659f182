import { labelName } from "../../decide/label-names.js";
import type { LabelStyle } from "../../plan/label-style.js";
import { visibleText } from "../../report/visible-text.js";
import { classOf, type PutLabel } from "../../store/pages/put-labels.js";

/** Characters of a name, which a repository chooses. */
const LIMIT = 60;

/**
 * The App's own name of a label that the repository may name otherwise; one of which nobody can tell the class stays as it
 * is, in so far as it can be seen.
 */
export function plainLabel(label: Pick<PutLabel, "family" | "name">, style: LabelStyle): string {
  const id = classOf(label, style);
  return id === null ? visibleText(label.name, LIMIT) : labelName(label.family, id);
}
