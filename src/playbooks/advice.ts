import type { PhaseId } from "../taxonomy/phases.js";
import type { Check } from "./check.js";
import { CHECKS } from "./checks/index.js";
import { findNeeds, type MissingInformation } from "./find-needs.js";
import { commonestPhase, type Imagined, imagineSituation } from "./imagined-situation.js";
import { selectChecks } from "./select-checks.js";
import { type StudyContext, studyContext } from "./study-context.js";

/** What would be advised on an issue that says no more than it is given. */
export interface Advice {
  /** The phase that was given, or the commonest of the symptom. */
  phase: PhaseId;
  /** The checks that a bare report gets, best first. */
  checks: readonly Check[];
  /** Checks of the engine for the symptom and phase that wait for a report to show more. */
  others: readonly Check[];
  /** What would be asked for: the bare report shows none of it. */
  requests: readonly MissingInformation[];
  study: StudyContext;
}

/** Advises on an imagined issue, by the same selection that real ones go through. Pure. */
export function adviseOn(told: Imagined): Advice {
  const { engine, symptom, phase = commonestPhase(symptom), cause = null, subtype = null } = told;
  const situation = imagineSituation({ ...told, phase });
  const checks = selectChecks(situation);
  const isOther = (check: Check) =>
    check.engine === engine &&
    engine !== null &&
    !checks.includes(check) &&
    (check.scope.symptoms?.includes(symptom) ?? true) &&
    (check.scope.phases?.includes(phase) ?? true);
  return {
    phase,
    checks,
    others: CHECKS.filter(isOther),
    requests: findNeeds(situation.report, situation.classification),
    study: studyContext({ symptom, phase, subtype, cause }),
  };
}
