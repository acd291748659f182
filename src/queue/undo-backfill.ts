import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import type { GitHub, IssueRef, OthersLabels, RemoteIssue } from "../github/github.js";
import { familiesOf, type LabelStyle } from "../plan/label-style.js";
import { intendRemoval, listAppliedLabels } from "../store/applied-labels.js";
import { findRunComment, forgetRunComment, type RunComment, type RunIssueKey } from "../store/backfill-issues.js";
import {
  confirmReturn,
  forgetRunLabels,
  intendReturn,
  listRunLabels,
  type RunLabel,
} from "../store/backfill-labels.js";
import { findStoredComment, forgetComment, markCommentRemoved } from "../store/comments.js";
import type { Database } from "../store/database.js";
import { readPeopleSay } from "../store/people-say.js";
import { forgetTriage } from "../store/triages.js";
import { backfillDelivery } from "./backfill-issue.js";
import { hashComment } from "./comment-of-run.js";
import { JOB_DONE, type JobEnd } from "./job-result.js";
import { DEFAULT_SETTINGS_OF } from "./load-repository-settings.js";
import { hasLabel } from "./plan-triage.js";
import type { JobDependencies } from "./run-job.js";
import type { JobOf } from "./stored-jobs.js";
import { toRef } from "./triage-issue.js";

interface Scene {
  database: Database;
  github: GitHub;
  ref: IssueRef;
  key: RunIssueKey;
  issue: RemoteIssue;
  others: OthersLabels;
}

/**
 * Takes back what a run did to an issue, as far as nobody has touched it since: labels that the run put on, unless a person
 * or this App has put them on again; those that it took off, unless people hold their family by now; its comment, unless it
 * says something else by now. What is spared stays as it is in the store too. May run any number of times, also after dying
 * half-way. Throws a GitHubError.
 */
export async function undoBackfill(
  job: JobOf<"undo-backfill">,
  { database, githubOf, settingsOf = DEFAULT_SETTINGS_OF }: JobDependencies,
): Promise<JobEnd> {
  const key = { run: job.run, repo: job.repo, issue: job.number };
  await forgetTriage(database, backfillDelivery(job.run, job.number));
  const labels = await listRunLabels(database, key);
  const comment = await findRunComment(database, key);
  // Of most issues nothing is left to undo, and GitHub need not be asked.
  if (labels.length === 0 && comment === null) return { outcome: "skipped", decision: null };

  const github = await githubOf(job.installation);
  const ref = toRef(job);
  const issue = await github.readIssue(ref);
  if (!issue) return { outcome: "gone", decision: null };
  const others = labels.length > 0 ? await github.listOthersLabels(ref) : { putOn: [], takenOff: [] };
  const scene: Scene = { database, github, ref, key, issue, others };
  if (labels.length > 0) {
    await takeOff(labels, scene);
    const { style } = await settingsOf(github, job.repo);
    await putBack(labels, style, scene);
  }
  if (comment) await takeBack(comment, scene);
  return JOB_DONE;
}

/** A label of the run's that people took off stays on record: it does not come back. */
async function takeOff(
  labels: readonly RunLabel[],
  { database, github, ref, key, issue, others }: Scene,
): Promise<void> {
  const ours = labels
    .filter(
      ({ name, change }) => change === "put-on" && !hasLabel(others.putOn, name) && !hasLabel(others.takenOff, name),
    )
    .map(({ name }) => name);
  const present = ours.filter((name) => hasLabel(issue.labels, name));
  // As before every removal: should this end half-way, the label is not taken for one that somebody took off.
  await intendRemoval(database, key, present);
  for (const name of present) await github.removeLabel(ref, name);
  await forgetRunLabels(database, key, ours);
}

async function putBack(labels: readonly RunLabel[], style: LabelStyle, scene: Scene): Promise<void> {
  const { database, github, ref, key, issue } = scene;
  const taken = labels.filter(({ change }) => change === "taken-off");
  // On the issue again, by an undoing that was cut off.
  const returned = taken.filter(({ name, removed }) => !removed && hasLabel(issue.labels, name));
  const missing = taken.filter(({ name }) => !hasLabel(issue.labels, name));
  const wanted = missing.length === 0 ? [] : await withoutPeoplesWord(missing, style, scene);
  await intendReturn(database, key, wanted);
  if (wanted.length > 0) await github.addLabels(ref, wanted);
  await confirmReturn(database, key, [...returned.map(({ name }) => name), ...wanted]);
}

/** Those that nobody took off and whose family nobody holds. */
async function withoutPeoplesWord(
  labels: readonly RunLabel[],
  style: LabelStyle,
  { database, key, issue, others }: Scene,
): Promise<readonly string[]> {
  const { vetoedLabels, heldFamilies } = await readPeopleSay(database, key);
  const ours = (await listAppliedLabels(database, key)).flatMap(({ name, removed }) => (removed ? [] : [name]));
  const held = new Set([
    ...heldFamilies,
    ...issue.labels.flatMap((name) => (hasLabel(ours, name) ? [] : familiesOf(name, style))),
  ]);
  return labels
    .filter(({ name, family }) => !hasLabel([...vetoedLabels, ...others.takenOff], name) && !held.has(family))
    .map(({ name }) => name);
}

async function takeBack({ id, bodyHash }: RunComment, { database, github, ref, key }: Scene): Promise<void> {
  const number = id ?? (await github.findComment(ref, COMMENT_MARKER))?.id ?? null;
  const found = number === null ? null : await github.readComment(ref, number);
  const stored = await findStoredComment(database, key);
  if (found && hashComment(found.body) === bodyHash) {
    // Forgotten first: should this end half-way, the comment is not taken for one that somebody deleted.
    await forgetComment(database, key);
    await github.deleteComment(ref, found.id);
  } else if (!found && stored?.id === number) await markCommentRemoved(database, key);
  else if (!found && stored === null) await forgetComment(database, key);
  await forgetRunComment(database, key);
}
