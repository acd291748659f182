import { settingsOfRun } from "../backfill/run-settings.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import type { Decision } from "../decide/decision.js";
import type { Told } from "../decide/told.js";
import { executePlan } from "../github/execute-plan.js";
import type { GitHub, IssueRef, RemoteIssue } from "../github/github.js";
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
import type { BackfillRun } from "../store/backfill-runs.js";
import {
  findStoredComment,
  hashBody,
  markCommentRemoved,
  type StoredComment,
  storeComment,
} from "../store/comments.js";
import type { Database } from "../store/database.js";
import { readExperience } from "../store/experience.js";
import { vetoLabel } from "../store/people-say.js";
import { findSimilarIssues, indexIssue } from "../store/similar-issues.js";
import { readTold } from "../store/told.js";
import { findTriagedReport, storeTriagedReport } from "../store/triaged-reports.js";
import type { TriageOutcome } from "../store/triages.js";
import { commentOfRun } from "./comment-of-run.js";
import { createOnce } from "./create-once.js";
import { type Attempt, type JobEnd, PostponedError } from "./job-result.js";
import { DEFAULT_SETTINGS_OF } from "./load-repository-settings.js";
import { hasLabel, isLeftAlone, planTriage } from "./plan-triage.js";
import type { JobDependencies } from "./run-job.js";
import type { TriageJob } from "./stored-jobs.js";

/** What else holds for a triage. */
export interface Circumstances {
  /** Labels that come also where they were once taken off: somebody has just asked for them. */
  welcomeLabels?: readonly string[];
  /** The run of a backfill that the triage is part of; null: of none. */
  run?: BackfillRun | null;
}

/**
 * Triages an issue: reads it, decides, does what the plan says and records what is ours. May run any number of times for
 * the same issue, also after dying half-way, with the same labels and one comment as result. Throws a GitHubError where
 * GitHub fails; then the issue keeps what it has.
 */
export async function triageIssue(
  job: TriageJob,
  { database, triager, githubOf, readLagSeconds, settingsOf = DEFAULT_SETTINGS_OF }: JobDependencies,
  { assertClaimed, storedAt }: Pick<Attempt, "assertClaimed"> & Partial<Pick<Attempt, "storedAt">>,
  { welcomeLabels = [], run = null }: Circumstances = {},
): Promise<JobEnd> {
  const ref = toRef(job);
  const key: IssueKey = { repo: job.repo, issue: job.number };
  const { isOff, ...told } = await readTold(database, key);
  if (isOff) return endedWith("vetoed");
  const github = await githubOf(job.installation);

  const inForce = await settingsOf(github, job.repo);
  const settings = run ? settingsOfRun(inForce, run) : inForce;
  if (settings.mode === "off") return endedWith("skipped");
  if (job.reason === "opened" && storedAt) keepQuiet(storedAt, settings.quietPeriodMs);

  const remote = await github.readIssue(ref);
  if (!remote) return endedWith("gone");
  if (isLeftAlone(remote, job.reason, settings)) return endedWith("skipped");

  const issue = { repo: job.repo, number: job.number, title: remote.title, body: remote.body };
  const report = parseReport(issue);
  const fingerprint = fingerprintReport(report);
  const signature = errorSignature(report.innermostError);
  if (settings.similar)
    await indexIssue(database, { ...key, state: remote.state, openedAt: remote.openedAt ?? null, signature });
  if (job.reason === "edited" && (await findTriagedReport(database, key)) === fingerprint)
    return endedWith("unchanged");

  const experience = settings.triage.isAdapting ? await readExperience(database, job.repo, settings.style) : undefined;
  const similar = settings.similar ? await findSimilarIssues(database, key, signature) : [];
  const decision = await triager.decide(issue, told, settings.triage, { ...(experience && { experience }), similar });
  const outcome = await carryOut(decision, told, remote, {
    database,
    github,
    ref,
    key,
    settings,
    welcomeLabels,
    run,
    beforeCreating: async () => {
      await assertClaimed();
      await createOnce(database, { ...key, purpose: "triage" }, readLagSeconds);
    },
  });
  // What a run leaves behind must be such that it can be undone: the next edit is looked at as if there had been no run.
  if (!run) await storeTriagedReport(database, key, fingerprint);
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
  run: BackfillRun | null;
}

/** Does to the issue what the decision asks for and people allow. */
async function carryOut(decision: Decision, told: Told, issue: RemoteIssue, place: Place): Promise<TriageOutcome> {
  const { database, github, ref, key, run, beforeCreating } = place;
  const applied = await listAppliedLabels(database, key);
  await noteTakenOff(applied, issue, place);
  const stored = await findWritten(told, place);
  const { plan: whole, appliedByUs } = await planTriage(decision, told, issue, { ...place, applied, stored });
  const ofRun = run && (await commentOfRun(run, whole, stored, place));
  const plan = ofRun?.plan ?? whole;
  const bodyHash = plan.comment === null ? null : hashBody(plan.comment);

  await intendLabels(database, key, plan.labelsToAdd, run?.id);
  await intendRemoval(database, key, plan.labelsToRemove, run?.id);
  const onRecord = stored && { id: stored.id, unchanged: stored.bodyHash === bodyHash };
  const executed = await executePlan(github, ref, plan, onRecord, async () => {
    await beforeCreating();
    await ofRun?.beforeCreating();
  });

  // Also those that an earlier, interrupted run put on the issue: they are there and nothing is left to add.
  const arrived = applied.filter(
    ({ name, confirmed, removed }) => !confirmed && !removed && hasLabel(issue.labels, name),
  );
  await confirmLabels(database, key, [...executed.labelsAdded, ...arrived.map(({ name }) => name)]);
  // And those that it took off, or that never arrived.
  const absent = applied.filter(
    ({ name, confirmed, removed }) =>
      !confirmed && !removed && !hasLabel(issue.labels, name) && !hasLabel(executed.labelsAdded, name),
  );
  await markLabelsRemoved(database, key, [...executed.labelsRemoved, ...absent.map(({ name }) => name)]);
  if (executed.comment?.action === "removed") await markCommentRemoved(database, key);
  else if (executed.comment && bodyHash) await storeComment(database, key, { id: executed.comment.id, bodyHash });
  if (executed.comment) await ofRun?.written(executed.comment.id);

  // A second run finds done what the first did: what stands on the issue counts, not what this run had to do.
  const says = executed.comment !== null && executed.comment.action !== "removed";
  const labels = plan.labelsToAdd.length > 0 || plan.labelsToRemove.length > 0;
  if (says || labels || appliedByUs.some((name) => hasLabel(issue.labels, name))) return "done";
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
  const unsure = applied.filter(
    ({ name, confirmed, removed }) => !confirmed && !removed && !hasLabel(issue.labels, name),
  );
  if (unsure.length === 0) return;
  const takenOff = await github.listTakenOff(ref);
  for (const { name } of unsure) if (hasLabel(takenOff, name)) await vetoLabel(database, key, name);
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

/** Throws where the repository wants reporters left alone for a while after they opened an issue. */
function keepQuiet(openedAt: Date, quietPeriodMs: number): void {
  const left = openedAt.getTime() + quietPeriodMs - Date.now();
  if (left > 0) throw new PostponedError(Math.ceil(left / 1_000), "quiet period of the repository");
}

function endedWith(outcome: TriageOutcome): JobEnd {
  return { outcome, decision: null };
}

/** The place of an issue as GitHub's API wants it. */
export function toRef({ repo, number }: Pick<TriageJob, "repo" | "number">): IssueRef {
  const [owner = "", name = ""] = repo.split("/");
  return { owner, repo: name, number };
}
