import { z } from "zod";
import { EnvironmentError } from "./environment-error.js";
import { setVariables } from "./model-environment.js";

/** Which database: `url` null is the embedded one under `directory`. `schema` holds the App's tables, `<schema>_jobs` the queue's. */
export interface DatabaseEnvironment {
  url: string | null;
  directory: string;
  schema: string;
}

function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && ["postgres:", "postgresql:"].includes(new URL(value).protocol);
}

/** The variables of the database, for the schema of the whole environment and for commands that need no more. */
export const databaseVariables = {
  DATABASE_URL: z
    .string()
    .refine(
      isPostgresUrl,
      "is not a PostgreSQL URL; use postgres://user:password@host:5432/database, or leave it out for the embedded database",
    )
    .optional(),
  DATABASE_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,39}$/, "is not a schema name; use lower-case letters, digits and _, at most 40")
    .default("engine_triage"),
  DATA_DIR: z.string().default("./data"),
};

const databaseVariablesSchema = z.object(databaseVariables);

export function databaseEnvironmentOf(variables: z.infer<typeof databaseVariablesSchema>): DatabaseEnvironment {
  return {
    url: variables.DATABASE_URL ?? null,
    directory: variables.DATA_DIR,
    schema: variables.DATABASE_SCHEMA,
  };
}

/** The part of the environment that names the database. Throws an EnvironmentError. */
export function readDatabaseEnvironment(env: Readonly<Record<string, string | undefined>>): DatabaseEnvironment {
  const variables = databaseVariablesSchema.safeParse(setVariables(env));
  if (variables.success) return databaseEnvironmentOf(variables.data);
  throw new EnvironmentError(
    variables.error.issues.map(({ path, message }) => ({ variable: String(path[0]), message })),
  );
}
