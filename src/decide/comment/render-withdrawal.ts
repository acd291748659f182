import { COMMENT_MARKER } from "./comment-marker.js";

/** What is left of the comment where a maintainer said that the issue is no bug. */
export function renderWithdrawal(): string {
  return [COMMENT_MARKER, "A maintainer marked this as not a bug; the triage that stood here is withdrawn."].join(
    "\n\n",
  );
}
