import type { RepositorySettings } from "../config/repository/repository-settings.js";
import type { ListedIssue } from "../github/github.js";
import { isLeftAlone, planTriage } from "../queue/plan-triage.js";
import { listAppliedLabels } from "../store/applied-labels.js";
import { findStoredComment } from "../store/comments.js";
import type { Queryable } from "../store/database.js";
import { readExperience } from "../store/experience.js";
import { readTold } from "../store/told.js";
import type { Triager } from "../triage.js";

/** What a run would do to an issue. */
export interface IssuePlan {
  number: number;
  add: readonly string[];
  remove: readonly string[];
  /** Whether it would write a comment. */
  comment: boolean;
}

export interface PlanningParts {
  database: Queryable;
  /** `owner/name` */
  repo: string;
  /** As they hold in a run, see run-settings.ts. */
  settings: RepositorySettings;
  triager: Triager;
  /** Told of the number of issues so far. */
  onPlanned: (issues: number) => void;
}

/** What is to be done on the issues, those where nothing is left out. Reads the store, writes nothing. */
export async function planIssues(issues: readonly ListedIssue[], parts: PlanningParts): Promise<readonly IssuePlan[]> {
  const plans: IssuePlan[] = [];
  for (const [index, issue] of issues.entries()) {
    const plan = await planOne(issue, parts);
    if (plan && (plan.add.length > 0 || plan.remove.length > 0 || plan.comment)) plans.push(plan);
    parts.onPlanned(index + 1);
  }
  return plans;
}

async function planOne(issue: ListedIssue, parts: PlanningParts): Promise<IssuePlan | null> {
  const { database, repo, settings, triager } = parts;
  const { number, title, body } = issue;
  if (settings.mode === "off" || isLeftAlone(issue, "backfill", settings)) return null;
  const key = { repo, issue: number };
  const { isOff, ...told } = await readTold(database, key);
  if (isOff) return null;
  const past = settings.triage.isAdapting ? { experience: await readExperience(database, repo, settings.style) } : {};
  const decision = await triager.decide({ repo, number, title, body }, told, settings.triage, past);
  const stored = await findStoredComment(database, key);
  const applied = await listAppliedLabels(database, key);
  const scene = { database, key, settings, applied, stored, welcomeLabels: [] };
  const { plan } = await planTriage(decision, told, issue, scene);
  return {
    number,
    add: plan.labelsToAdd.map(({ name }) => name),
    remove: plan.labelsToRemove,
    // A run leaves a comment that is there as it is.
    comment: plan.comment !== null && stored === null,
  };
}
