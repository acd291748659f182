import { COMMENT_MARKER } from "../decide/comment/comment-marker.js";
import type { Plan } from "../plan/plan.js";
import type { GitHub, IssueRef, RemoteComment } from "./github.js";

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
 * on the way leaves the comment unwritten. Doing it again changes nothing. Throws a GitHubError.
 */
export async function executePlan(
  github: GitHub,
  ref: IssueRef,
  plan: Plan,
  onRecord: CommentOnRecord | null,
): Promise<ExecutedPlan> {
  const labelsAdded = plan.labelsToAdd.map(({ name }) => name);
  for (const label of plan.labelsToAdd) await github.ensureLabel(ref, label);
  if (labelsAdded.length > 0) await github.addLabels(ref, labelsAdded);
  for (const name of plan.labelsToRemove) await github.removeLabel(ref, name);
  const comment = plan.comment === null ? null : await upsertComment(github, ref, plan.comment, onRecord);
  return { labelsAdded, labelsRemoved: [...plan.labelsToRemove], comment };
}

async function upsertComment(
  github: GitHub,
  ref: IssueRef,
  body: string,
  onRecord: CommentOnRecord | null,
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
  return { id: (await github.createComment(ref, body)).id, action: "created" };
}

/** GitHub gives line ends and outer blank space back differently from how they were sent. */
function saysTheSame(comment: RemoteComment, body: string): boolean {
  return normalise(comment.body) === normalise(body);
}

function normalise(body: string): string {
  return body.replaceAll("\r\n", "\n").trim();
}
