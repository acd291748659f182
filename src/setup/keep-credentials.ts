import { randomBytes } from "node:crypto";
import type { NewApp } from "../github/convert-manifest.js";
import { addToEnvFile, refuseSetVariables, VariableSetError } from "./write-env-file.js";

/** The variables that make an App; with any of them set, it is there or half there, and no second one is made. */
export const CREDENTIALS = ["APP_ID", "PRIVATE_KEY", "PRIVATE_KEY_PATH", "WEBHOOK_SECRET"] as const;

/** The App was made, and its credentials could not be written. */
export class CredentialsNotKeptError extends Error {
  override readonly name = "CredentialsNotKeptError";
  readonly app: Pick<NewApp, "id" | "pageUrl">;

  constructor({ id, pageUrl }: NewApp, cause: unknown) {
    super(`App ${id} was made, its credentials could not be kept`, { cause });
    this.app = { id, pageUrl };
  }
}

/** Throws a VariableSetError where the file has credentials. */
export function refuseSecondApp(envFile: string): Promise<void> {
  return refuseSetVariables(envFile, CREDENTIALS);
}

/**
 * Writes the credentials of a new App. The key in base64: one line that every reader of such files takes alike. With them
 * what signing in to the pages needs, where people can reach those (`pagesUrl`; null: they cannot) and nobody has set any of
 * it.
 */
export async function keepCredentials(envFile: string, app: NewApp, pagesUrl: string | null): Promise<void> {
  try {
    await addToEnvFile(envFile, {
      APP_ID: String(app.id),
      PRIVATE_KEY: Buffer.from(app.privateKey).toString("base64"),
      WEBHOOK_SECRET: app.webhookSecret,
      ...(await signInOf(envFile, app, pagesUrl)),
    });
  } catch (error) {
    throw new CredentialsNotKeptError(app, error);
  }
}

async function signInOf(envFile: string, { oauth }: NewApp, pagesUrl: string | null): Promise<Record<string, string>> {
  if (oauth === null || pagesUrl === null) return {};
  const variables = {
    CLIENT_ID: oauth.clientId,
    CLIENT_SECRET: oauth.clientSecret,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    PAGES_URL: pagesUrl,
  };
  try {
    await refuseSetVariables(envFile, Object.keys(variables));
    return variables;
  } catch (error) {
    if (error instanceof VariableSetError) return {};
    throw error;
  }
}
