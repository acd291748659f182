import type { Decision } from "../decide/decision.js";
import type { ActionResult, TriagedIssue } from "./triage-event.js";

/** Values of a run for the steps after it, one for each output of action.yml. */
export interface ActionOutputs {
  outcome: "done" | "silent" | "skipped" | "failed";
  /** JSON list. */
  labels: string;
  kind: string;
  symptom: string;
  commented: string;
  /** JSON; "" without a decision. */
  decision: string;
}

/** Outputs of a run that came to no decision. */
export function emptyOutputs(outcome: "skipped" | "failed"): ActionOutputs {
  return { outcome, labels: "[]", kind: "", symptom: "", commented: "false", decision: "" };
}

/** The outputs of a result. In a dry run they say what would be. Pure. */
export function outputsOf(result: ActionResult): ActionOutputs {
  if (result.kind === "skipped") return emptyOutputs("skipped");
  const { decision, plan, labels } = result;
  return {
    outcome: isSilent(result) ? "silent" : "done",
    labels: JSON.stringify(labels),
    kind: decision.kind.id,
    symptom: symptomOf(decision),
    commented: String(plan.comment !== null),
    decision: JSON.stringify(decision),
  };
}

function isSilent({ plan, labels }: TriagedIssue): boolean {
  return plan.comment === null && labels.length === 0 && plan.labelsToRemove.length === 0;
}

/** The likeliest, whether sure enough for a label or not; "" where the issue is no malfunction. */
function symptomOf({ symptoms }: Decision): string {
  return symptoms[0]?.id ?? "";
}
