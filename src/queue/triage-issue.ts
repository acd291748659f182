import { ignoredBecause } from "../config/repository/ignore-issue.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import { renderWithdrawal } from "../decide/comment/render-withdrawal.js";
import type { Decision } from "../decide/decision.js";
import { labelName } from "../decide/label-names.js";
import type { Told } from "../decide/told.js";
import { executePlan } from "../github/execute-plan.js";
import type { GitHub, IssueRef, RemoteIssue } from "../github/github.js";
import { limitPlan } from "../plan/limit-plan.js";
import { makePlan } from "../plan/make-plan.js";
import { parseReport } from "../report/parse-report.js";
import { fingerprintReport } from "../report/report-fingerprint.js";
import { errorSignature } from "../similar/signature.js";
import {
  type AppliedLabel,
  confirmLabels,
  type IssueKey,
  intendLabels,
  intendRemoval,
  listAppliedLabels,
  markLabelsRemoved,
} from "../store/applied-labels.js";
import {
  findStoredComment,
  hashBody,
  markCommentRemoved,
  type StoredComment,
  storeComment,
} from "../store/comments.js";
import type { Database } from "../store/database.js";
import { readPeopleSay, vetoLabel } from "../store/people-say.js";
import { findSimilarIssues, indexIssue } from "../store/similar-issues.js";
import { readTold } from "../store/told.js";
import { findTriagedReport, storeTriagedReport } from "../store/triaged-reports.js";
import type { TriageOutcome } from "../store/triages.js";
import { createOnce } from "./create-once.js";
import { type Attempt, type JobEnd, PostponedError } from "./job-result.js";
import { DEFAULT_SETTINGS_OF } from "./load-repository-settings.js";
import type { JobDependencies } from "./run-job.js";
import type { TriageJob } from "./stored-jobs.js";

/** Reasons for which a closed issue is triaged too: somebody asked for it. */
const ALSO_CLOSED: ReadonlySet<TriageJob["reason"]> = new Set(["command", "backfill"]);

/**
 * Triages an issue: reads it, decides, does what the plan says and records what is ours. May run any number of times for
 * the same issue, also after dying half-way, with the same labels and one comment as result. Throws a GitHubError where
 * GitHub fails; then the issue keeps what it has.
 *
 * @param welcomeLabels labels that come also where they were once taken off: somebody has just asked for them
 */
export async function triageIssue(
  job: TriageJob,
  { database, triager, githubOf, readLagSeconds, settingsOf = DEFAULT_SETTINGS_OF }: JobDependencies,
  { assertClaimed, storedAt }: Pick<Attempt, "assertClaimed"> & Partial<Pick<Attempt, "storedAt">>,
  welcomeLabels: readonly string[] = [],
): Promise<JobEnd> {
  const ref = toRef(job);
  const key: IssueKey = { repo: job.repo, issue: job.number };
  const { isOff, ...told } = await readTold(database, key);
  if (isOff) return endedWith("vetoed");
  const github = await githubOf(job.installation);

  const settings = await settingsOf(github, job.repo);
  if (settings.mode === "off") return endedWith("skipped");
  if (job.reason === "opened" && storedAt) keepQuiet(storedAt, settings.quietPeriodMs);

  const remote = await github.readIssue(ref);
  if (!remote) return endedWith("gone");
  if (remote.locked || remote.isPullRequest) return endedWith("skipped");
  if (remote.state === "closed" && !ALSO_CLOSED.has(job.reason)) return endedWith("skipped");

  if (job.reason !== "command" && ignoredBecause(remote, settings.ignore) !== null) return endedWith("skipped");

  const issue = { repo: job.repo, number: job.number, title: remote.title, body: remote.body };
  const report = parseReport(issue);
  const fingerprint = fingerprintReport(report);
  const signature = errorSignature(report.innermostError);
  if (settings.similar)
    await indexIssue(database, { ...key, state: remote.state, openedAt: remote.openedAt ?? null, signature });
  if (job.reason === "edited" && (await findTriagedReport(database, key)) === fingerprint)
    return endedWith("unchanged");

  const similar = settings.similar ? await findSimilarIssues(database, key, signature) : [];
  const decision = await triager.decide(issue, told, settings.triage, similar);
  const outcome = await carryOut(decision, told, remote, {
    database,
    github,
    ref,
    key,
    settings,
    welcomeLabels,
    beforeCreating: async () => {
      await assertClaimed();
      await createOnce(database, key, readLagSeconds);
    },
  });
  await storeTriagedReport(database, key, fingerprint);
  return { outcome, decision };
}

interface Place {
  database: Database;
  github: GitHub;
  ref: IssueRef;
  key: IssueKey;
  settings: RepositorySettings;
  /** To be called before a comment is created. */
  beforeCreating: () => Promise<void>;
  welcomeLabels: readonly string[];
}

/** Does to the issue what the decision asks for and people allow. */
async function carryOut(decision: Decision, told: Told, issue: RemoteIssue, place: Place): Promise<TriageOutcome> {
  const { database, github, ref, key, settings, beforeCreating } = place;
  const applied = await listAppliedLabels(database, key);
  await noteTakenOff(applied, issue, place);
  const stored = await findWritten(told, place);
  const appliedByUs = ownedNames(applied, issue.labels);
  const context = {
    onIssue: issue.labels,
    appliedByUs,
    ...(await readPeopleSay(database, key)),
    orderedLabels: orderedLabels(told),
    welcomeLabels: place.welcomeLabels,
    commentRemoved: stored?.removed ?? false,
    withdrawal: told.notABug && stored ? renderWithdrawal() : null,
  };
  const plan = limitPlan(makePlan(decision, context, settings.style), settings.mode);
  const bodyHash = plan.comment === null ? null : hashBody(plan.comment);

  await intendLabels(database, key, plan.labelsToAdd);
  await intendRemoval(database, key, plan.labelsToRemove);
  const onRecord = stored && { id: stored.id, unchanged: stored.bodyHash === bodyHash };
  const executed = await executePlan(github, ref, plan, onRecord, beforeCreating);

  // Also those that an earlier, interrupted run put on the issue: they are there and nothing is left to add.
  const arrived = applied.filter(({ name, confirmed, removed }) => !confirmed && !removed && has(issue.labels, name));
  await confirmLabels(database, key, [...executed.labelsAdded, ...arrived.map(({ name }) => name)]);
  // And those that it took off, or that never arrived.
  const absent = applied.filter(
    ({ name, confirmed, removed }) =>
      !confirmed && !removed && !has(issue.labels, name) && !has(executed.labelsAdded, name),
  );
  await markLabelsRemoved(database, key, [...executed.labelsRemoved, ...absent.map(({ name }) => name)]);
  if (executed.comment?.action === "removed") await markCommentRemoved(database, key);
  else if (executed.comment && bodyHash) await storeComment(database, key, { id: executed.comment.id, bodyHash });

  // A second run finds done what the first did: what stands on the issue counts, not what this run had to do.
  const says = executed.comment !== null && executed.comment.action !== "removed";
  const labels = plan.labelsToAdd.length > 0 || plan.labelsToRemove.length > 0;
  if (says || labels || appliedByUs.some((name) => has(issue.labels, name))) return "done";
  return decision.comment !== null || decision.labels.length > 0 ? "vetoed" : "abstained";
}

/**
 * A label that was meant for the issue and is not there never arrived, or somebody took it off before this App heard that it
 * had: the issue's events tell. They are asked for only after an attempt that broke off.
 */
async function noteTakenOff(
  applied: readonly AppliedLabel[],
  issue: RemoteIssue,
  { database, github, ref, key }: Place,
): Promise<void> {
  const unsure = applied.filter(({ name, confirmed, removed }) => !confirmed && !removed && !has(issue.labels, name));
  if (unsure.length === 0) return;
  const takenOff = await github.listTakenOff(ref);
  for (const { name } of unsure) if (has(takenOff, name)) await vetoLabel(database, key, name);
}

/**
 * The comment on record. One that is to be withdrawn is looked for on GitHub too: an interrupted run may have written it,
 * and none is written only to be withdrawn.
 */
async function findWritten(told: Told, { database, github, ref, key }: Place): Promise<StoredComment | null> {
  const stored = await findStoredComment(database, key);
  if (stored || !told.notABug) return stored;
  const found = await github.findComment(ref, COMMENT_MARKER);
  return found && { id: found.id, bodyHash: hashBody(found.body), removed: false };
}

function orderedLabels({ symptom, cause }: Told): readonly string[] {
  return [
    ...(symptom === null ? [] : [labelName("symptom", symptom)]),
    ...(cause === null ? [] : [labelName("cause", cause)]),
  ];
}

/** Throws where the repository wants reporters left alone for a while after they opened an issue. */
function keepQuiet(openedAt: Date, quietPeriodMs: number): void {
  const left = openedAt.getTime() + quietPeriodMs - Date.now();
  if (left > 0) throw new PostponedError(Math.ceil(left / 1_000), "quiet period of the repository");
}

function endedWith(outcome: TriageOutcome): JobEnd {
  return { outcome, decision: null };
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

/** The place of an issue as GitHub's API wants it. */
export function toRef({ repo, number }: Pick<TriageJob, "repo" | "number">): IssueRef {
  const [owner = "", name = ""] = repo.split("/");
  return { owner, repo: name, number };
}
