import type { Mode } from "./mode.js";
import type { Plan } from "./plan.js";

/** What of a plan a repository's mode lets happen: nothing that shows, labels, or labels and the comment. */
export function limitPlan(plan: Plan, mode: Mode): Plan {
  switch (mode) {
    case "comment":
      return plan;
    case "label":
      return { ...plan, comment: null };
    default:
      return { labelsToAdd: [], labelsToRemove: [], comment: null };
  }
}
