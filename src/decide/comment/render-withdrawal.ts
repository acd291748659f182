import { COMMENT_MARKER } from "./comment-marker.js";
import type { Phrases } from "./phrases/phrases.js";

/** What is left of the comment where a maintainer said that the issue is no bug. */
export function renderWithdrawal({ withdrawn }: Phrases): string {
  return [COMMENT_MARKER, withdrawn].join("\n\n");
}
