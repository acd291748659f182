import { ignoredBecause } from "../config/repository/ignore-issue.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import type { Decision } from "../decide/decision.js";
import { NOTHING_TOLD } from "../decide/told.js";
import { executePlan } from "../github/execute-plan.js";
import type { RemoteIssue } from "../github/github.js";
import type { WorkflowGitHub } from "../github/workflow-github.js";
import { limitPlan } from "../plan/limit-plan.js";
import { makePlan } from "../plan/make-plan.js";
import type { Plan } from "../plan/plan.js";
import type { Triager } from "../triage.js";
import type { ActionIssue } from "./read-event.js";
import { type Standing, standingOf } from "./standing.js";

/** What became of the issue of a run. */
export type ActionResult = { kind: "skipped"; reason: string } | TriagedIssue;

export interface TriagedIssue {
  kind: "triaged";
  title: string;
  decision: Decision;
  settings: RepositorySettings;
  standing: Standing;
  /** What was done, or in a dry run would be. */
  plan: Plan;
  /** Names of this action's labels on the issue then. */
  labels: readonly string[];
  isDryRun: boolean;
}

export interface ActionParts extends WorkflowGitHub {
  triager: Triager;
  settings: RepositorySettings;
  isDryRun: boolean;
}

/**
 * Triages the issue of a run as the App would: the same decision, the same plan, the same hand that carries it out. What
 * the App has in its store is read from the issue's own history. Running it again changes nothing. Throws a GitHubError;
 * then the issue keeps what it has.
 */
export async function triageEvent({ repo, number }: ActionIssue, parts: ActionParts): Promise<ActionResult> {
  const { github, triager, settings, isDryRun } = parts;
  if (settings.mode === "off") return skipped("the repository's mode is off");
  const [owner = "", name = ""] = repo.split("/");
  const ref = { owner, repo: name, number };
  const issue = await github.readIssue(ref);
  const because = leftAlone(issue, settings);
  if (!issue || because !== null) return skipped(because ?? "the issue is gone");

  const report = { repo, number, title: issue.title, body: issue.body };
  const decision = await triager.decide(report, NOTHING_TOLD, settings.triage);
  const standing = standingOf(await parts.readHistory(ref), settings.style);
  const commentRemoved = standing.commentDeleted && (await github.findComment(ref, COMMENT_MARKER)) === null;
  const context = { onIssue: issue.labels, ...standing, commentRemoved };
  const plan = limitPlan(makePlan(decision, context, settings.style), settings.mode);
  if (!isDryRun) await executePlan(github, ref, plan, null);
  const labels = labelsAfter(plan, issue, standing);
  return { kind: "triaged", title: issue.title, decision, settings, standing, plan, labels, isDryRun };
}

function leftAlone(issue: RemoteIssue | null, { ignore }: RepositorySettings): string | null {
  if (!issue) return "the issue is gone";
  if (issue.isPullRequest) return "it is a pull request";
  if (issue.locked) return "the issue is locked";
  if (issue.state === "closed") return "the issue is closed";
  const rule = ignoredBecause(issue, ignore);
  return rule === null ? null : `the repository ignores it: ${rule}`;
}

function labelsAfter({ labelsToAdd, labelsToRemove }: Plan, issue: RemoteIssue, { appliedByUs }: Standing): string[] {
  const ours = new Set(appliedByUs.map((name) => name.toLowerCase()));
  const gone = new Set(labelsToRemove);
  const kept = issue.labels.filter((name) => ours.has(name.toLowerCase()) && !gone.has(name));
  return [...kept, ...labelsToAdd.map(({ name }) => name)];
}

function skipped(reason: string): ActionResult {
  return { kind: "skipped", reason };
}
