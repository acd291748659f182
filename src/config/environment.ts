import { z } from "zod";
import { type ModelEnvironment, modelEnvironmentOf, modelVariables, setVariables } from "./model-environment.js";
import { PrivateKeyError, parsePrivateKey, readPrivateKeyFile } from "./private-key.js";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const LOG_FORMATS = ["json", "pretty"] as const;

/** All that `serve` takes from the environment. Nothing else in the project reads `process.env` for the server. */
export interface Environment {
  app: {
    id: number;
    privateKey: string;
    webhookSecret: string;
    /** Accepted too, while the secret is being changed; null: no other. */
    previousWebhookSecret: string | null;
  };
  /** REST base URL of a GitHub Enterprise Server; null for github.com. */
  githubBaseUrl: string | null;
  server: { host: string; port: number };
  log: { level: (typeof LOG_LEVELS)[number]; format: (typeof LOG_FORMATS)[number] };
  /** `url` null: embedded database under `directory`. `schema` holds the App's tables, `<schema>_jobs` the queue's. */
  database: { url: string | null; directory: string; schema: string };
  /** null: no model is ever called. */
  llm: ModelEnvironment;
}

export interface EnvironmentProblem {
  variable: string;
  /** What is wrong, then what to do. */
  message: string;
}

/** Every problem at once, so that an operator fixes them in one go. Messages never hold a secret's value. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: readonly EnvironmentProblem[];

  constructor(problems: readonly EnvironmentProblem[]) {
    super(
      `The environment is not complete:\n${problems.map(({ variable, message }) => `  ${variable}: ${message}`).join("\n")}\nAll variables are described in .env.example.`,
    );
    this.problems = problems;
  }
}

function hasProtocol(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

const APP_ID_HELP =
  "set it to the App ID on the App's settings page (https://github.com/settings/apps), a whole number";

/** Probot's default, which anybody can sign with. */
const isNotWellKnown = (secret: string): boolean => secret !== "development";
const WELL_KNOWN_HELP =
  'is the well-known value "development"; set a random one here and on the App\'s settings page, for instance from `openssl rand -hex 32`';

/** Every variable that `serve` reads; `.env.example` describes them. */
export const variables = {
  APP_ID: z
    .string({ error: `is not set; ${APP_ID_HELP}` })
    .regex(/^[1-9]\d{0,14}$/, `is not an App ID; ${APP_ID_HELP}`)
    .transform(Number),
  PRIVATE_KEY: z.string().optional(),
  PRIVATE_KEY_PATH: z.string().optional(),
  WEBHOOK_SECRET: z
    .string({
      error: "is not set; anybody could post deliveries. Set it to the webhook secret of the App's settings page",
    })
    .refine(isNotWellKnown, WELL_KNOWN_HELP),
  WEBHOOK_SECRET_PREVIOUS: z.string().refine(isNotWellKnown, WELL_KNOWN_HELP).optional(),
  GHE_HOST: z
    .string()
    .regex(/^[A-Za-z0-9.-]+(:\d+)?$/, "is not a host name; give only the host, like github.example.com")
    .optional(),
  GHE_PROTOCOL: z.enum(["https", "http"], { error: "is neither https nor http; leave it out for https" }).optional(),
  HOST: z.string().default("localhost"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "is not a port number; use 0 to 65535, 0 for any free port")
    .transform(Number)
    .refine((port) => port <= 65_535, "is not a port number; use 0 to 65535, 0 for any free port")
    .default(3000),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is not a level; use one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  LOG_FORMAT: z.enum(LOG_FORMATS, { error: "is neither json nor pretty" }).default("json"),
  DATABASE_URL: z
    .string()
    .refine(
      (value) => hasProtocol(value, ["postgres:", "postgresql:"]),
      "is not a PostgreSQL URL; use postgres://user:password@host:5432/database, or leave it out for the embedded database",
    )
    .optional(),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,39}$/, "is not a schema name; use lower-case letters, digits and _, at most 40")
    .default("engine_triage"),
  DATA_DIR: z.string().default("./data"),
  ...modelVariables,
};

const variablesSchema = z.object(variables);

type Variables = z.infer<typeof variablesSchema>;

/**
 * Checks the environment and gives it as one value. A blank variable counts as unset. Reads the key file
 * where PRIVATE_KEY_PATH names one. Throws an EnvironmentError that lists every problem.
 */
export function readEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const given = setVariables(env);
  const parsed = variablesSchema.safeParse(given);
  const problems: EnvironmentProblem[] = (parsed.error?.issues ?? []).map((issue) => ({
    variable: String(issue.path[0]),
    message: issue.message,
  }));
  const privateKey = readPrivateKey(given, problems);
  if (!parsed.success || privateKey === null) throw new EnvironmentError(problems);
  return toEnvironment(parsed.data, privateKey);
}

function readPrivateKey(given: Record<string, string | undefined>, problems: EnvironmentProblem[]): string | null {
  const { PRIVATE_KEY: value, PRIVATE_KEY_PATH: path } = given;
  const variable = value !== undefined ? "PRIVATE_KEY" : "PRIVATE_KEY_PATH";
  const help =
    "generate a key on the App's settings page and set PRIVATE_KEY to its content or PRIVATE_KEY_PATH to its file";
  try {
    if (value !== undefined) return parsePrivateKey(value);
    if (path !== undefined) return readPrivateKeyFile(path);
    problems.push({ variable: "PRIVATE_KEY", message: `is not set; ${help}` });
  } catch (error) {
    if (!(error instanceof PrivateKeyError)) throw error;
    problems.push({ variable, message: `${error.message}; ${help}` });
  }
  return null;
}

function toEnvironment(given: Variables, privateKey: string): Environment {
  return {
    app: {
      id: given.APP_ID,
      privateKey,
      webhookSecret: given.WEBHOOK_SECRET,
      previousWebhookSecret: given.WEBHOOK_SECRET_PREVIOUS ?? null,
    },
    githubBaseUrl: given.GHE_HOST ? `${given.GHE_PROTOCOL ?? "https"}://${given.GHE_HOST}/api/v3` : null,
    server: { host: given.HOST, port: given.PORT },
    log: { level: given.LOG_LEVEL, format: given.LOG_FORMAT },
    database: {
      url: given.DATABASE_URL ?? null,
      directory: given.DATA_DIR,
      schema: given.DATABASE_SCHEMA,
    },
    llm: modelEnvironmentOf(given),
  };
}
