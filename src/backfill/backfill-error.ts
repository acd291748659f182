/** What keeps a backfill from going on; the message tells the operator what to do. */
export class BackfillError extends Error {
  override readonly name = "BackfillError";
}
