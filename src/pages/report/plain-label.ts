import { labelName } from "../../decide/label-names.js";
import { PROFILE_LEVELS } from "../../profile/levels.js";
import { visibleText } from "../../report/visible-text.js";
import type { PutLabel } from "../../store/pages/put-labels.js";

/** Characters of a name, which a repository chooses. */
const LIMIT = 60;

/**
 * The App's own name of a label. A repository may give labels other names, all of which hold the id of the class: the longest
 * that is in it is meant. A name without one stays as it is, in so far as it can be seen.
 */
export function plainLabel({ family, name }: Pick<PutLabel, "family" | "name">): string {
  const lower = name.toLowerCase();
  const [id] = PROFILE_LEVELS[family].rows
    .map((row) => row.id)
    .filter((candidate) => lower.includes(candidate))
    .sort((a, b) => b.length - a.length);
  return id === undefined ? visibleText(name, LIMIT) : labelName(family, id);
}
