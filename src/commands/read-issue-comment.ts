import { parseLabelName } from "../decide/label-names.js";
import type { Account, AuthoredComment } from "../github/github.js";
import { WRITES } from "../plan/mode.js";
import type { Attempt, JobEnd } from "../queue/job-result.js";
import { DEFAULT_SETTINGS_OF } from "../queue/load-repository-settings.js";
import type { JobDependencies } from "../queue/run-job.js";
import type { JobOf } from "../queue/stored-jobs.js";
import { toRef, triageIssue } from "../queue/triage-issue.js";
import {
  type CommentCommands,
  type CommentKey,
  findCommentCommands,
  storeCommentCommands,
} from "../store/comment-commands.js";
import type { Queryable } from "../store/database.js";
import { listMetNeeds, storeMetNeeds } from "../store/met-needs.js";
import { readOrders } from "../store/orders.js";
import { findLastDecision } from "../store/triages.js";
import type { NeedId } from "../taxonomy/needs.js";
import { metBy } from "./arrived-information.js";
import { newCommands } from "./command.js";
import { parseCommands } from "./grammar.js";
import { obey } from "./obey.js";
import { askMayCommand } from "./permission.js";
import type { Scene } from "./scene.js";

const NOTHING_TO_DO: JobEnd = { outcome: "skipped", decision: null };

/**
 * Deals with a comment: does the commands that are new in it, if its writer may give any; else looks whether it brings
 * information that was asked for. May run any number of times for the same comment, and runs each command once. Without
 * a call to GitHub where there is neither. Throws a GitHubError where GitHub fails.
 */
export async function readIssueComment(
  job: JobOf<"comment">,
  dependencies: JobDependencies,
  attempt: Pick<Attempt, "assertClaimed">,
): Promise<JobEnd> {
  const { database, githubOf, settingsOf = DEFAULT_SETTINGS_OF } = dependencies;
  const key: CommentKey = { repo: job.repo, issue: job.number, comment: job.comment };
  const asked = await askedNeeds(database, key);
  if (!job.mayCommand && asked.length === 0) return NOTHING_TO_DO;
  const github = await githubOf(job.installation);
  if (!WRITES.has((await settingsOf(github, job.repo)).mode)) return NOTHING_TO_DO;
  const ref = toRef(job);
  const comment = await github.readComment(ref, job.comment);
  if (!comment?.author || comment.author.isBot) return NOTHING_TO_DO;
  const scene: Scene = { job, github, ref, key, dependencies, attempt };
  const commands = job.mayCommand ? await admittedCommands(scene, comment.body, comment.author) : null;
  if (commands) return obey(scene, commands, comment.author.id);
  return takeInformation(scene, comment, asked);
}

/**
 * The commands that are to be done; null where none are, or where the writer may give none. Those count as read then:
 * a later edit by somebody who has been given the permission since does not bring them back.
 */
async function admittedCommands(scene: Scene, body: string, author: Account): Promise<CommentCommands | null> {
  const { key, dependencies } = scene;
  const { database } = dependencies;
  const known = await findCommentCommands(database, key);
  const seen = parseCommands(body);
  if (seen.length === 0 && known.seen.length === 0) return null;
  const pending = newCommands(seen, newCommands(known.seen, known.pending));
  const admitted = pending.length > 0 && (await mayCommand(scene, author.login));
  const commands = { seen, pending: admitted ? pending : [], done: known.done };
  await storeCommentCommands(database, key, commands);
  return admitted ? commands : null;
}

/** Who wrote the comment and, where somebody else edited it, who did: neither can give commands in the other's name. */
async function mayCommand({ job, github, ref, dependencies }: Scene, author: string): Promise<boolean> {
  const people = new Map([author, job.sender].map((login) => [login.toLowerCase(), login]));
  for (const login of people.values()) {
    const may = await askMayCommand(github, ref, login, (error) => {
      dependencies.logger?.warn(
        { err: error, delivery: job.delivery, repo: job.repo, issue: job.number },
        "GitHub refuses to say who may give commands; the App needs the permission `metadata: read`",
      );
    });
    if (!may) return false;
  }
  return true;
}

/** What the App has asked for on the issue, by its last decision; nothing where it is to be silent. */
async function askedNeeds(db: Queryable, key: CommentKey): Promise<readonly NeedId[]> {
  const { isOff, notABug } = await readOrders(db, key);
  if (isOff || notABug) return [];
  const decision = await findLastDecision(db, key.repo, key.issue);
  if (decision === null) return [];
  const wasAsked =
    decision.comment !== null || decision.labels.some((name) => parseLabelName(name)?.family === "needs");
  return wasAsked ? decision.needs : [];
}

async function takeInformation(scene: Scene, comment: AuthoredComment, asked: readonly NeedId[]): Promise<JobEnd> {
  const { job, key, dependencies, attempt } = scene;
  const { delivery, installation, repo, number } = job;
  await storeMetNeeds(dependencies.database, key, metBy(comment.body, asked, repo));
  // Also those that an earlier, interrupted run stored: the last decision still asks for them.
  const met = await listMetNeeds(dependencies.database, key);
  if (!asked.some((need) => met.includes(need))) return NOTHING_TO_DO;
  return triageIssue(
    { kind: "triage", reason: "comment", delivery, installation, repo, number },
    dependencies,
    attempt,
  );
}
