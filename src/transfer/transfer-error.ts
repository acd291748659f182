/** An export cannot be read or written into this database. The message says what to do. */
export class TransferError extends Error {
  override readonly name = "TransferError";
}
