import type { Decision } from "../decide/decision.js";
import { parseLabelName } from "../decide/label-names.js";
import { plannedLabel } from "./label-style.js";
import type { Plan } from "./plan.js";

/** What is on the issue already and who put it there. */
export interface PlanContext {
  /** Names of the labels on the issue now. */
  onIssue: readonly string[];
  /** Names of the labels that this App ever applied to the issue, whether still there or not. */
  appliedByUs: readonly string[];
}

/**
 * Turns a decision into what is to be done to the issue, by the rules of label ownership: only labels of this App are
 * removed; a label of ours that is gone was removed by a human and does not come back; a family in which a human set a
 * label is left alone.
 */
export function makePlan(decision: Decision, context: PlanContext): Plan {
  // GitHub compares label names without regard to case.
  const onIssue = new Set(context.onIssue.map((name) => name.toLowerCase()));
  const ours = new Set(context.appliedByUs.map((name) => name.toLowerCase()));
  const wanted = new Set(decision.labels.map((name) => name.toLowerCase()));
  const setByHumans = new Set(
    context.onIssue.flatMap((name) => {
      const lower = name.toLowerCase();
      return ours.has(lower) ? [] : (parseLabelName(lower)?.family ?? []);
    }),
  );
  const isVetoed = (name: string): boolean => ours.has(name.toLowerCase()) && !onIssue.has(name.toLowerCase());
  return {
    labelsToAdd: decision.labels
      .filter((name) => !onIssue.has(name.toLowerCase()) && !isVetoed(name))
      .map(plannedLabel)
      .filter((label) => !setByHumans.has(label.family)),
    labelsToRemove: context.onIssue.filter((name) => ours.has(name.toLowerCase()) && !wanted.has(name.toLowerCase())),
    comment: decision.comment,
  };
}
