import type { Logger } from "pino";
import { readIssueComment } from "../commands/read-issue-comment.js";
import type { GitHubOf } from "../github/installations.js";
import type { Database } from "../store/database.js";
import type { Triager } from "../triage.js";
import { backfillIssue } from "./backfill-issue.js";
import { forgetInstallation } from "./forget-installation.js";
import { forgetDeletedIssue } from "./forget-issue.js";
import { forgetRepositories } from "./forget-repositories.js";
import { indexIssues } from "./index-issues.js";
import type { Attempt, JobResult } from "./job-result.js";
import type { SettingsOf } from "./load-repository-settings.js";
import { noteState } from "./note-issue-state.js";
import { noteLabelChange } from "./note-label-change.js";
import { prepareLabels } from "./prepare-labels.js";
import { renameOwner } from "./rename-owner.js";
import { renameRepository } from "./rename-repository.js";
import type { JobKind, JobOf, StoredJob } from "./stored-jobs.js";
import { resumeSuspended, suspend } from "./suspend-installation.js";
import { triageIssue } from "./triage-issue.js";
import { undoBackfill } from "./undo-backfill.js";

export interface JobDependencies {
  database: Database;
  triager: Triager;
  githubOf: GitHubOf;
  /** What repositories configure; nothing unless given. */
  settingsOf?: SettingsOf;
  /** READ_LAG_SECONDS unless given, see create-once.ts. */
  readLagSeconds?: number;
  /** Where the operator is told of what people on GitHub are not. */
  logger?: Logger;
}

type Work<Job extends StoredJob> = (job: Job, dependencies: JobDependencies, attempt: Attempt) => Promise<JobResult>;

/** Who does what. Each may run any number of times for the same job, with the same result. */
const WORK: { readonly [Kind in JobKind]: Work<JobOf<Kind>> } = {
  triage: triageIssue,
  comment: readIssueComment,
  "label-change": noteLabelChange,
  "issue-state": noteState,
  "forget-issue": forgetDeletedIssue,
  "prepare-labels": prepareLabels,
  "index-issues": indexIssues,
  backfill: backfillIssue,
  "undo-backfill": undoBackfill,
  "forget-repositories": forgetRepositories,
  "forget-installation": forgetInstallation,
  "rename-repository": renameRepository,
  "rename-owner": renameOwner,
  "suspend-installation": suspend,
  "resume-installation": resumeSuspended,
};

/** Does one job. Throws a GitHubError where GitHub fails; then the job can run again. */
export function runJob<Kind extends JobKind>(
  job: JobOf<Kind> & { kind: Kind },
  dependencies: JobDependencies,
  attempt: Attempt,
): Promise<JobResult> {
  return WORK[job.kind](job, dependencies, attempt);
}
