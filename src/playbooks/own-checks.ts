import type { CauseId } from "../taxonomy/causes.js";
import type { Check } from "./check.js";
import { fits, fitsSymptom } from "./nearness.js";
import { type Situation, viewOf } from "./report-view.js";

/** Own checks of a repository that are given on one issue. */
const MOST = 2;
/** A check that names causes is given where one of them is among this many first. */
const CAUSES_SEEN = 3;

/**
 * The repository's own checks for a report, in the order of its configuration, at most two: those whose whole scope
 * fits. They are not weighed against the playbook's, for nobody has said what their outcomes tell.
 */
export function selectOwnChecks(situation: Situation, own: readonly Check[]): readonly Check[] {
  if (own.length === 0) return [];
  const view = viewOf(situation);
  const likely = new Set<CauseId>(situation.classification.causes.slice(0, CAUSES_SEEN).map(({ id }) => id));
  const bearsOn = ({ causes }: Check["scope"]): boolean => !causes?.length || causes.some((id) => likely.has(id));
  return own.filter(({ scope }) => fitsSymptom(scope, view) && bearsOn(scope) && fits(scope, view)).slice(0, MOST);
}
