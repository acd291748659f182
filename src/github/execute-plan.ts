import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import type { Plan } from "../plan/plan.js";
import { type GitHub, GitHubError, type IssueRef, type RemoteComment } from "./github.js";

/** What was done to an issue. */
export interface ExecutedPlan {
  labelsAdded: readonly string[];
  labelsRemoved: readonly string[];
  /** `removed`: somebody deleted the one on record, and none is written. */
  comment: { id: number; action: "created" | "updated" | "unchanged" | "removed" } | null;
}

/** The comment on record; `unchanged` says that it carries exactly the planned body. */
export interface CommentOnRecord {
  id: number;
  unchanged: boolean;
}

/**
 * Does to the issue what the plan says, with as few calls as that takes. Labels come before the comment, so that a failure
 * on the way leaves the comment unwritten. Doing it again changes nothing. Creating a comment alone would show twice where
 * it is done twice at once; `beforeCreating` is called just before, and keeps it from happening by throwing. Throws a
 * GitHubError.
 */
export async function executePlan(
  github: GitHub,
  ref: IssueRef,
  plan: Plan,
  onRecord: CommentOnRecord | null,
  beforeCreating: () => Promise<void> = async () => {},
): Promise<ExecutedPlan> {
  const labelsAdded = plan.labelsToAdd.map(({ name }) => name);
  for (const label of plan.labelsToAdd) await github.ensureLabel(ref, label);
  if (labelsAdded.length > 0) assertArrived(labelsAdded, await github.addLabels(ref, labelsAdded));
  for (const name of plan.labelsToRemove) await github.removeLabel(ref, name);
  const comment =
    plan.comment === null ? null : await upsertComment(github, ref, plan.comment, onRecord, beforeCreating);
  return { labelsAdded, labelsRemoved: [...plan.labelsToRemove], comment };
}

async function upsertComment(
  github: GitHub,
  ref: IssueRef,
  body: string,
  onRecord: CommentOnRecord | null,
  beforeCreating: () => Promise<void>,
): Promise<ExecutedPlan["comment"]> {
  if (onRecord?.unchanged) return { id: onRecord.id, action: "unchanged" };
  if (onRecord) {
    const updated = await github.updateComment(ref, onRecord.id, body);
    return { id: onRecord.id, action: updated ? "updated" : "removed" };
  }
  // The process may have died after writing the comment and before recording it.
  const found = await github.findComment(ref, COMMENT_MARKER);
  if (found && saysTheSame(found, body)) return { id: found.id, action: "unchanged" };
  const updated = found && (await github.updateComment(ref, found.id, body));
  if (updated) return { id: updated.id, action: "updated" };
  await beforeCreating();
  return { id: (await github.createComment(ref, body)).id, action: "created" };
}

/** An answer of success that did not do what was asked counts as a failure: what is recorded as done must be there. */
function assertArrived(added: readonly string[], onIssue: readonly string[]): void {
  const present = new Set(onIssue.map((name) => name.toLowerCase()));
  if (added.every((name) => present.has(name.toLowerCase()))) return;
  throw new GitHubError("unavailable", "add labels: GitHub answered without them");
}

/** GitHub gives line ends and outer blank space back differently from how they were sent. */
function saysTheSame(comment: RemoteComment, body: string): boolean {
  return normalise(comment.body) === normalise(body);
}

function normalise(body: string): string {
  return body.replaceAll("\r\n", "\n").trim();
}
