import type { NewApp } from "../github/convert-manifest.js";
import { addToEnvFile, refuseSetVariables } from "./write-env-file.js";

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

/** Writes the credentials of a new App. The key in base64: one line that every reader of such files takes alike. */
export async function keepCredentials(envFile: string, app: NewApp): Promise<void> {
  try {
    await addToEnvFile(envFile, {
      APP_ID: String(app.id),
      PRIVATE_KEY: Buffer.from(app.privateKey).toString("base64"),
      WEBHOOK_SECRET: app.webhookSecret,
    });
  } catch (error) {
    throw new CredentialsNotKeptError(app, error);
  }
}
