import { z } from "zod";
import { type DatabaseEnvironment, databaseEnvironmentOf, databaseVariables } from "./database-environment.js";
import { EnvironmentError, type EnvironmentProblem } from "./environment-error.js";
import { type ModelEnvironment, modelEnvironmentOf, modelVariables, setVariables } from "./model-environment.js";
import { type PagesEnvironment, pagesEnvironmentOf, pagesProblems, pagesVariables } from "./pages-environment.js";
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
  /** Address of that GitHub for people, without a slash at its end. */
  githubUrl: string;
  /** `metricsToken` null: metrics are for everybody who reaches the port. */
  server: { host: string; port: number; metricsToken: string | null };
  log: { level: (typeof LOG_LEVELS)[number]; format: (typeof LOG_FORMATS)[number] };
  database: DatabaseEnvironment;
  /** null: no model is ever called. */
  llm: ModelEnvironment;
  /** null: nobody can sign in. */
  pages: PagesEnvironment | null;
  /** Whether this is a deployment, which takes nobody for its operator. */
  isProduction: boolean;
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
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      "is too short or has blanks; use at least 16 characters, for instance from `openssl rand -hex 32`",
    )
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `is not a level; use one of ${LOG_LEVELS.join(", ")}` }).default("info"),
  LOG_FORMAT: z.enum(LOG_FORMATS, { error: "is neither json nor pretty" }).default("json"),
  ...databaseVariables,
  ...modelVariables,
  ...pagesVariables,
};

const variablesSchema = z.object(variables);

/** REST base URL of the GitHub that the variables name; null for github.com. */
export function githubBaseUrlOf(given: Pick<Variables, "GHE_HOST" | "GHE_PROTOCOL">): string | null {
  return given.GHE_HOST ? `${given.GHE_PROTOCOL ?? "https"}://${given.GHE_HOST}/api/v3` : null;
}

/** Address for people of the GitHub that the variables name, without a slash at its end. */
function githubUrlOf(given: Pick<Variables, "GHE_HOST" | "GHE_PROTOCOL">): string {
  return given.GHE_HOST ? `${given.GHE_PROTOCOL ?? "https"}://${given.GHE_HOST}` : "https://github.com";
}

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
  problems.push(...pagesProblems(given));
  const privateKey = readPrivateKey(given, problems);
  if (!parsed.success || problems.length > 0 || privateKey === null) throw new EnvironmentError(problems);
  // Node's own convention, which an image sets: a line in a copy of .env.example would take it away.
  return { ...toEnvironment(parsed.data, privateKey), isProduction: given.NODE_ENV === "production" };
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

function toEnvironment(given: Variables, privateKey: string): Omit<Environment, "isProduction"> {
  return {
    app: {
      id: given.APP_ID,
      privateKey,
      webhookSecret: given.WEBHOOK_SECRET,
      previousWebhookSecret: given.WEBHOOK_SECRET_PREVIOUS ?? null,
    },
    githubBaseUrl: githubBaseUrlOf(given),
    githubUrl: githubUrlOf(given),
    server: { host: given.HOST, port: given.PORT, metricsToken: given.METRICS_TOKEN ?? null },
    log: { level: given.LOG_LEVEL, format: given.LOG_FORMAT },
    database: databaseEnvironmentOf(given),
    llm: modelEnvironmentOf(given),
    pages: pagesEnvironmentOf(given),
  };
}
