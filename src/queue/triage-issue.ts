import type { Decision } from "../decide/decision.js";
import { executePlan } from "../github/execute-plan.js";
import type { IssueRef } from "../github/github.js";
import type { GitHubOf } from "../github/installations.js";
import { makePlan } from "../plan/make-plan.js";
import {
  type AppliedLabel,
  confirmLabels,
  type IssueKey,
  intendLabels,
  intendRemoval,
  listAppliedLabels,
  markLabelsRemoved,
} from "../store/applied-labels.js";
import { findStoredComment, hashBody, storeComment } from "../store/comments.js";
import type { Database } from "../store/database.js";
import type { TriageOutcome } from "../store/triages.js";
import type { Triager } from "../triage.js";
import type { TriageJob } from "./triage-job.js";

export interface TriageDependencies {
  database: Database;
  triager: Triager;
  githubOf: GitHubOf;
}

export interface TriageResult {
  outcome: TriageOutcome;
  decision: Decision | null;
}

/**
 * The work of one job: reads the issue, decides, does what the plan says and records what is ours. May run any number of
 * times for the same issue, also after dying half-way, with the same labels and one comment as result. Throws a
 * GitHubError where GitHub fails; then the issue keeps what it has.
 */
export async function triageIssue(job: TriageJob, dependencies: TriageDependencies): Promise<TriageResult> {
  const { database, triager, githubOf } = dependencies;
  const ref = toRef(job);
  const key: IssueKey = { repo: job.repo, issue: job.number };
  const github = await githubOf(job.installation);

  const issue = await github.readIssue(ref);
  if (!issue) return { outcome: "gone", decision: null };
  if (issue.locked || issue.isPullRequest) return { outcome: "skipped", decision: null };

  const decision = await triager.decide({ repo: job.repo, number: job.number, title: issue.title, body: issue.body });
  const applied = await listAppliedLabels(database, key);
  const appliedByUs = ownedNames(applied, issue.labels);
  const plan = makePlan(decision, { onIssue: issue.labels, appliedByUs });

  const stored = plan.comment === null ? null : await findStoredComment(database, key);
  const bodyHash = plan.comment === null ? null : hashBody(plan.comment);

  await intendLabels(database, key, plan.labelsToAdd);
  await intendRemoval(database, key, plan.labelsToRemove);
  const onRecord = stored && { id: stored.id, unchanged: stored.bodyHash === bodyHash };
  const executed = await executePlan(github, ref, plan, onRecord);

  // Also those that an earlier, interrupted run put on the issue: they are there and nothing is left to add.
  const arrived = applied.filter(({ name, confirmed, removed }) => !confirmed && !removed && has(issue.labels, name));
  await confirmLabels(database, key, [...executed.labelsAdded, ...arrived.map(({ name }) => name)]);
  await markLabelsRemoved(database, key, executed.labelsRemoved);
  if (executed.comment && bodyHash) await storeComment(database, key, { id: executed.comment.id, bodyHash });

  // A second run finds done what the first did: what stands on the issue counts, not what this run had to do.
  const said = plan.comment !== null || plan.labelsToAdd.length > 0 || plan.labelsToRemove.length > 0;
  const labelled = appliedByUs.some((name) => has(issue.labels, name));
  return { outcome: said || labelled ? "done" : "abstained", decision };
}

/**
 * The labels that count as put there by this App: those that GitHub confirmed, whether still there or not, and those that
 * were only intended but are on the issue. See applied-labels.ts.
 */
function ownedNames(applied: readonly AppliedLabel[], onIssue: readonly string[]): string[] {
  return applied
    .filter(({ name, confirmed, removed }) => !removed && (confirmed || has(onIssue, name)))
    .map(({ name }) => name);
}

/** GitHub's label names ignore case. */
function has(names: readonly string[], name: string): boolean {
  return names.some((candidate) => candidate.toLowerCase() === name.toLowerCase());
}

function toRef({ repo, number }: TriageJob): IssueRef {
  const [owner = "", name = ""] = repo.split("/");
  return { owner, repo: name, number };
}
