import type { Decision, LabelFamily } from "../decide/decision.js";
import { DEFAULT_STYLE, familiesOf, type LabelStyle, plannedLabel } from "./label-style.js";
import type { Plan, PlannedLabel } from "./plan.js";

/** What is on the issue already and who put it there. */
export interface PlanContext {
  /** Names of the labels on the issue now. */
  onIssue: readonly string[];
  /** Names of the labels that this App ever applied to the issue, whether still there or not. */
  appliedByUs: readonly string[];
  /** Names of labels that people took off: they do not come back. */
  vetoedLabels?: readonly string[];
  /** Families in which people set a label, at whatever time: nothing is added there. */
  heldFamilies?: readonly LabelFamily[];
  /** This App's names of labels that a maintainer's command set: they are put also where people set others of the family. */
  orderedLabels?: readonly string[];
  /** This App's names of labels that somebody has just asked for: that they were once taken off does not count. */
  welcomeLabels?: readonly string[];
  /** What the comment says where the decision says nothing; unless given, the comment is left as it is then. */
  withdrawal?: string | null;
  /** Somebody deleted the comment: it does not come back. */
  commentRemoved?: boolean;
}

/**
 * Turns a decision into what is to be done to the issue, in the repository's names of labels, by the rules of ownership: only labels of this App are
 * removed; a label of ours that is gone was taken off by others and does not come back, nor does a comment; nothing is
 * added to a family in which others set a label.
 */
export function makePlan(decision: Decision, context: PlanContext, style: LabelStyle = DEFAULT_STYLE): Plan {
  // GitHub compares label names without regard to case.
  const onIssue = new Set(context.onIssue.map((name) => name.toLowerCase()));
  const ours = new Set(context.appliedByUs.map((name) => name.toLowerCase()));
  const labels = withoutTwins(decision.labels.flatMap((label) => plannedLabel(label, style) ?? []));
  const wanted = new Set(labels.map(({ name }) => name.toLowerCase()));
  const vetoed = new Set((context.vetoedLabels ?? []).map((name) => name.toLowerCase()));
  const ordered = namesIn(context.orderedLabels ?? [], style);
  const setByOthers = new Set([
    ...(context.heldFamilies ?? []),
    ...context.onIssue.flatMap((name) => {
      return ours.has(name.toLowerCase()) ? [] : familiesOf(name, style);
    }),
  ]);
  const welcome = namesIn(context.welcomeLabels ?? [], style);
  const isVetoed = (name: string): boolean => {
    const lower = name.toLowerCase();
    if (welcome.has(lower)) return false;
    return vetoed.has(lower) || (ours.has(lower) && !onIssue.has(lower));
  };
  return {
    labelsToAdd: labels
      .filter(({ name }) => !onIssue.has(name.toLowerCase()) && !isVetoed(name))
      .filter(({ family, name }) => !setByOthers.has(family) || ordered.has(name.toLowerCase())),
    labelsToRemove: context.onIssue.filter((name) => ours.has(name.toLowerCase()) && !wanted.has(name.toLowerCase())),
    comment: context.commentRemoved ? null : (decision.comment ?? context.withdrawal ?? null),
  };
}

/** The repository's names, in lower case, of labels by this App's names. */
function namesIn(labels: readonly string[], style: LabelStyle): ReadonlySet<string> {
  return new Set(labels.flatMap((label) => plannedLabel(label, style)?.name.toLowerCase() ?? []));
}

/** A repository may use one label of its own for several of ours. */
function withoutTwins(labels: readonly PlannedLabel[]): readonly PlannedLabel[] {
  const names = labels.map(({ name }) => name.toLowerCase());
  return labels.filter((_, index) => names.indexOf(names[index] ?? "") === index);
}
