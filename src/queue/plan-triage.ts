import { ignoredBecause } from "../config/repository/ignore-issue.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { PHRASES } from "../decide/comment/phrases/languages.js";
import { renderWithdrawal } from "../decide/comment/render-withdrawal.js";
import type { Decision } from "../decide/decision.js";
import { labelName } from "../decide/label-names.js";
import type { Told } from "../decide/told.js";
import type { RemoteIssue } from "../github/github.js";
import { limitPlan } from "../plan/limit-plan.js";
import { makePlan } from "../plan/make-plan.js";
import type { Plan } from "../plan/plan.js";
import type { AppliedLabel, IssueKey } from "../store/applied-labels.js";
import type { StoredComment } from "../store/comments.js";
import type { Queryable } from "../store/database.js";
import { readPeopleSay } from "../store/people-say.js";
import type { TriageJob } from "./stored-jobs.js";

/** Whether the issue as it stands is left alone, whatever it says. Pure. */
export function isLeftAlone(
  issue: RemoteIssue,
  reason: TriageJob["reason"],
  { ignore }: Pick<RepositorySettings, "ignore">,
): boolean {
  if (issue.locked || issue.isPullRequest) return true;
  // Somebody asked for it.
  if (reason === "command") return false;
  return issue.state === "closed" || ignoredBecause(issue, ignore) !== null;
}

/** Where a decision meets an issue. */
export interface PlanScene {
  database: Queryable;
  key: IssueKey;
  settings: RepositorySettings;
  /** See applied-labels.ts. */
  applied: readonly AppliedLabel[];
  /** The App's comment on the issue; null: none that is known. */
  stored: StoredComment | null;
  /** Labels that come also where they were once taken off: somebody has just asked for them. */
  welcomeLabels: readonly string[];
}

/** What is to be done, and which labels of the issue count as ours. */
export interface PlannedTriage {
  plan: Plan;
  appliedByUs: readonly string[];
}

/** The plan of a triage, by the decision, what is on the issue, and what people said. Reads only. */
export async function planTriage(
  decision: Decision,
  told: Told,
  { labels }: Pick<RemoteIssue, "labels">,
  { database, key, settings, applied, stored, welcomeLabels }: PlanScene,
): Promise<PlannedTriage> {
  const appliedByUs = ownedNames(applied, labels);
  const context = {
    onIssue: labels,
    appliedByUs,
    ...(await readPeopleSay(database, key)),
    orderedLabels: orderedLabels(told),
    welcomeLabels,
    commentRemoved: stored?.removed ?? false,
    withdrawal: told.notABug && stored ? renderWithdrawal(PHRASES[settings.triage.decision.language]) : null,
  };
  return { plan: limitPlan(makePlan(decision, context, settings.style), settings.mode), appliedByUs };
}

function orderedLabels({ symptom, cause }: Told): readonly string[] {
  return [
    ...(symptom === null ? [] : [labelName("symptom", symptom)]),
    ...(cause === null ? [] : [labelName("cause", cause)]),
  ];
}

/**
 * The labels that count as put there by this App: those that GitHub confirmed, whether still there or not, and those that
 * were only intended but are on the issue. See applied-labels.ts.
 */
function ownedNames(applied: readonly AppliedLabel[], onIssue: readonly string[]): string[] {
  return applied
    .filter(({ name, confirmed, removed }) => !removed && (confirmed || hasLabel(onIssue, name)))
    .map(({ name }) => name);
}

/** GitHub's label names ignore case. */
export function hasLabel(names: readonly string[], name: string): boolean {
  return names.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
}
