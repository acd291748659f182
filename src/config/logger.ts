import { createRequire } from "node:module";
import { type DestinationStream, type Logger, pino } from "pino";
import { z } from "zod";
import { redact } from "../redaction/redact.js";
import type { Environment } from "./environment.js";
import { currentLogFields } from "./log-context.js";

/** Wherever one of these names turns up in a log record, its value is not written. */
const SECRET_KEYS = [
  "privateKey",
  "webhookSecret",
  "previousWebhookSecret",
  "apiKey",
  "clientSecret",
  "sessionSecret",
  "token",
  "metricsToken",
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
    // Under what the call itself says.
    mixin: currentLogFields,
    redact: { paths: REDACTED, censor: "[redacted]" },
    serializers: { err: (error: unknown) => serializeError(error), error: (error: unknown) => serializeError(error) },
  };
  if (destination) return pino(options, destination);
  if (log.format === "pretty" && isInstalled("pino-pretty"))
    return pino({ ...options, transport: { target: "pino-pretty" } });
  return pino(options);
}

/** What is taken of an error; pg-boss reports copies of errors, which are plain objects. */
const errorSchema = z.object({
  name: z.string().optional(),
  message: z.string(),
  stack: z.string().optional(),
  code: z.union([z.string(), z.number()]).optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  kind: z.string().optional().catch(undefined),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional().catch(undefined),
});

/** Causes of causes that are followed: an error may be its own cause. */
const MAX_DEPTH = 8;

/**
 * An error for a log record: name, message, stack, codes and causes only. Errors of Octokit and of its webhook middleware
 * carry whole requests and payloads, with tokens, signatures and what users pasted, as further properties. Messages are
 * redacted: those of others quote addresses with passwords, and answers of servers.
 */
function serializeError(error: unknown, depth = 0): unknown {
  const { data } = errorSchema.safeParse(error);
  if (!data) return { message: redact(String(error)) };
  const { name, message, stack, code, status, kind, cause, errors } = data;
  const inner = (each: unknown) => (depth < MAX_DEPTH ? serializeError(each, depth + 1) : "…");
  return {
    type: name ?? "Error",
    message: redact(message),
    stack: stack && redact(stack),
    code,
    status,
    kind,
    ...(cause === undefined ? {} : { cause: inner(cause) }),
    ...(errors === undefined ? {} : { errors: errors.map(inner) }),
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
