import { createRequire } from "node:module";
import { type DestinationStream, type Logger, pino } from "pino";
import type { Environment } from "./environment.js";

/** Wherever one of these names turns up in a log record, its value is not written. */
const SECRET_KEYS = [
  "privateKey",
  "webhookSecret",
  "apiKey",
  "token",
  "authorization",
  "signature",
  "password",
  "headers",
];
const REDACTED = SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * The process's logger: JSON lines, or readable lines where `pretty` is asked for and pino-pretty is installed. Metadata
 * keys are `delivery`, `installation`, `repo`, `issue`, `job`; messages are static text.
 */
export function createLogger(log: Environment["log"], destination?: DestinationStream): Logger {
  const options = {
    level: log.level,
    redact: { paths: REDACTED, censor: "[redacted]" },
    serializers: { err: serializeError, error: serializeError },
  };
  if (destination) return pino(options, destination);
  if (log.format === "pretty" && isInstalled("pino-pretty"))
    return pino({ ...options, transport: { target: "pino-pretty" } });
  return pino(options);
}

/**
 * An error for a log record: name, message, stack, status and causes only. Errors of Octokit and of its webhook
 * middleware carry whole requests and payloads, with tokens, signatures and what users pasted, as further properties.
 */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...("status" in error && typeof error.status === "number" ? { status: error.status } : {}),
    ...("kind" in error && typeof error.kind === "string" ? { kind: error.kind } : {}),
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
    ...(error instanceof AggregateError ? { errors: error.errors.map(serializeError) } : {}),
  };
}

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
