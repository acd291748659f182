import { STATUS_CODES } from "node:http";

/** What is wrong with a request, or with who sent it; its message is shown to the sender. */
export class HttpError extends Error {
  override readonly name = "HttpError";

  /** @param status 400 to 599 */
  constructor(
    readonly status: number,
    message: string = (STATUS_CODES[status] ?? "error").toLowerCase(),
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
