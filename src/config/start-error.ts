import { isNativeError } from "node:util/types";
import { redact } from "../redaction/redact.js";

/** Something outside of the App keeps it from starting: a server, a port, a directory, an option. For the operator: what to set. */
export class StartError extends Error {
  override readonly name = "StartError";

  /**
   * @param variables the environment variables or options that name the thing: `HOST, PORT`
   * @param problem what cannot be used, and what to do
   * @param cause an error with a code, where there is one
   */
  constructor(variables: string, problem: string, cause?: CodedError) {
    super(`${variables}: ${problem}${cause ? ` [${reason(cause)}]` : ""}`, { cause });
  }
}

/** An error of the system's or PostgreSQL's, with a code such as ECONNREFUSED or 28P01. */
export interface CodedError {
  code: string;
  message: string;
}

/** Whether an error comes from outside: from the system or a PostgreSQL server. */
export function isCodedError(error: unknown): error is CodedError {
  return isNativeError(error) && "code" in error && typeof error.code === "string";
}

/** An error for several addresses has no message; the others may quote an address with its password. */
function reason({ code, message }: CodedError): string {
  const text = redact(message);
  return text.includes(code) ? text : [text, code].filter((part) => part !== "").join(", ");
}
