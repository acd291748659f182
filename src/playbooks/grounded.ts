import type { Check, RunSetup } from "./check.js";
import { isForNamedFault, isToThePoint, symptomsAreSure } from "./nearness.js";
import type { View } from "./report-view.js";

/** The neutral check that asks whether it is so in the newest code: apt for any malfunction that was not seen there. */
const NEWEST = "newest-version";

/**
 * Setups that a report shows itself: a check that needs one of them has its reason in the report, whatever the cause.
 * `open`, `gpu`, `server` and the like are taken for granted or hold for most, and are no reason.
 */
const REASONS: ReadonlySet<RunSetup> = new Set(["raised-line", "no-log", "no-repro", "traceable", "bounded"]);

/** Symptoms for which what to look at is the same whatever the cause: stacks of a hang, numbers of a slow run. */
const SAME_FOR_ALL: ReadonlySet<string> = new Set(["system-hang", "abnormal-performance"]);

/** What comes and goes with versions. What a feature never did is told by its code, and speed by measuring. */
const BREAKS: ReadonlySet<string> = new Set(["crash", "unexpected-output", "system-hang"]);

/** Whether a check asks if it is so in the newest code. */
export function asksForNewest({ id, variantOf }: Check): boolean {
  return (variantOf ?? id) === NEWEST;
}

/**
 * Whether the report itself gives the reason for a check: it names what the check is about, it shows a setup that calls
 * for it, its symptom is sure and is looked into in the same way whatever the cause, or its wrong text is sure to be such.
 * A check that only shares a likely cause with the report has no such reason.
 */
export function isGrounded(check: Check, view: View): boolean {
  const { scope, lastResort } = check;
  if (lastResort) return false;
  if (isForNamedFault(scope)) return true;
  if (asksForNewest(check)) return view.runsWith("may-be-mended") && !view.runsWith("known");
  if (isToThePoint(scope, view)) return true;
  if (hasParticulars(scope)) return false;
  if (scope.needs?.includes("may-have-worked")) {
    return !view.runsWith("bounded") && (comesWithVersions(view) || view.runsWith("regressed"));
  }
  if (scope.needs?.some((setup) => REASONS.has(setup))) return true;
  const named = scope.symptoms ?? [];
  const isOfOneKind =
    named.length > 0 &&
    named.every((id) => SAME_FOR_ALL.has(id) || (id === "unexpected-output" && view.subtype !== undefined));
  return isOfOneKind && symptomsAreSure(scope, view);
}

/** A converter mostly fails on models that it never knew. */
function comesWithVersions({ symptoms, phase, version, runsWith }: View): boolean {
  if (version === null || !runsWith("server")) return false;
  return phase !== "model-conversion" && BREAKS.has([...symptoms.keys()][0] ?? "");
}

function hasParticulars({ mentions, manifestations, subtypes }: Check["scope"]): boolean {
  return [mentions, manifestations, subtypes].some((list) => Boolean(list?.length));
}
