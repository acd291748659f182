import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import type { GitHub, IssueRef } from "../github/github.js";
import type { Plan } from "../plan/plan.js";
import type { IssueKey } from "../store/applied-labels.js";
import { findRunComment, storeRunComment } from "../store/backfill-issues.js";
import type { BackfillRun } from "../store/backfill-runs.js";
import { hashBody, type StoredComment } from "../store/comments.js";
import type { Queryable } from "../store/database.js";

/** What a run of a backfill makes of a plan's comment, and what it keeps so that the comment can be taken back. */
export interface CommentOfRun {
  plan: Plan;
  /** To be called just before the comment is created. */
  beforeCreating(): Promise<void>;
  /** To be called once the comment is there. */
  written(id: number): Promise<void>;
}

interface Place {
  database: Queryable;
  github: GitHub;
  ref: IssueRef;
  key: IssueKey;
}

/**
 * A run writes comments where there is none and leaves others as they are: their texts are not stored, and could not be
 * put back. null where the plan has no comment.
 */
export async function commentOfRun(
  run: BackfillRun,
  plan: Plan,
  stored: StoredComment | null,
  { database, github, ref, key }: Place,
): Promise<CommentOfRun | null> {
  if (plan.comment === null) return null;
  const runKey = { ...key, run: run.id };
  const begun = await findRunComment(database, runKey);
  const isOlder = begun === null && (stored !== null || (await github.findComment(ref, COMMENT_MARKER)) !== null);
  const bodyHash = hashComment(plan.comment);
  return {
    plan: isOlder ? { ...plan, comment: null } : plan,
    beforeCreating: () => storeRunComment(database, runKey, { id: null, bodyHash }),
    written: (id) => storeRunComment(database, runKey, { id, bodyHash }),
  };
}

/** A comment's body as a hash that is the same however GitHub gives line ends and outer blank space back. */
export function hashComment(body: string): string {
  return hashBody(body.replaceAll("\r\n", "\n").trim());
}
