import type { GitHub, IssueRef } from "../github/github.js";
import type { Attempt } from "../queue/job-result.js";
import type { JobDependencies } from "../queue/run-job.js";
import type { JobOf } from "../queue/stored-jobs.js";
import type { CommentKey } from "../store/comment-commands.js";

/** Where a comment is dealt with, and by what. */
export interface Scene {
  job: JobOf<"comment">;
  github: GitHub;
  ref: IssueRef;
  key: CommentKey;
  dependencies: JobDependencies;
  attempt: Pick<Attempt, "assertClaimed">;
}
