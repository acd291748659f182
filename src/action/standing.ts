import type { LabelFamily } from "../decide/decision.js";
import type { IssueChange } from "../github/workflow-github.js";
import { familyLabels } from "../plan/family-labels.js";
import { familiesOf, type LabelStyle } from "../plan/label-style.js";

const ALL_FAMILIES: Readonly<Record<LabelFamily, boolean>> = {
  symptom: true,
  cause: true,
  phase: true,
  component: true,
  backend: true,
  needs: true,
};

/** What is known of an issue without a store: what is ours there, and what people decided. */
export interface Standing {
  /** Names of the labels that this action put on the issue and nobody else since, whether still there or not. */
  appliedByUs: readonly string[];
  /** Names that people took off. */
  vetoedLabels: readonly string[];
  /** Families in which people set a label. */
  heldFamilies: readonly LabelFamily[];
  /** Somebody deleted a comment on the issue; GitHub does not say whose. */
  commentDeleted: boolean;
}

/**
 * Reads an issue's history as the App's records would stand: a label is ours while we were the last to put it on; one that
 * a person took off, or put on, is theirs for good. Other workflows act under the same name: only names that this action
 * gives can be ours. Pure.
 */
export function standingOf(history: readonly IssueChange[], style: LabelStyle): Standing {
  const names = possibleNames(style);
  const ours = new Map<string, string>();
  const vetoed = new Set<string>();
  const held = new Set<LabelFamily>();
  let commentDeleted = false;
  for (const change of history) {
    if (change.kind === "comment-deleted") {
      commentDeleted ||= change.by !== "self";
      continue;
    }
    const families = familiesOf(change.label, style);
    if (families.length === 0) continue;
    const key = change.label.toLowerCase();
    const isOurs = change.by === "self";
    if (change.kind === "label-added") {
      if (isOurs && names.has(key)) ours.set(key, change.label);
      else ours.delete(key);
      if (change.by === "person") for (const family of families) held.add(family);
    } else if (isOurs) {
      ours.delete(key);
    } else if (change.by === "person") {
      vetoed.add(key);
    }
  }
  return { appliedByUs: [...ours.values()], vetoedLabels: [...vetoed], heldFamilies: [...held], commentDeleted };
}

/** In lower case: every name that this action may give, also of families that are off by now. */
function possibleNames(style: LabelStyle): ReadonlySet<string> {
  return new Set(familyLabels({ families: ALL_FAMILIES }, style).map(({ name }) => name.toLowerCase()));
}
