import { type CommentIntentKey, countMiss, findCommentIntent, intendComment } from "../store/comment-intents.js";
import type { Queryable } from "../store/database.js";
import { PostponedError } from "./job-result.js";

/** GitHub's reads may be some seconds behind its writes. */
export const READ_LAG_SECONDS = 10;

/**
 * To be called when no comment was found, just before one is created. Where an earlier creation was cut off, the comment may
 * be there and a stale read not show it: it is looked for again some seconds later. Throws a PostponedError then.
 */
export async function createOnce(db: Queryable, key: CommentIntentKey, lagSeconds = READ_LAG_SECONDS): Promise<void> {
  const intent = await findCommentIntent(db, key);
  if (intent?.misses === 0) {
    await countMiss(db, key);
    throw new PostponedError(lagSeconds, "a comment whose creation was cut off is looked for once more");
  }
  await intendComment(db, key);
}
