import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { setVariables } from "./model-environment.js";
import { isCodedError, StartError } from "./start-error.js";

export const ENV_FILE = ".env";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The variables of a `.env` file: none where there is no such file. Throws a StartError where it is there and cannot be
 * read: what it sets would be missed silently.
 */
export function readEnvFile(path: string = ENV_FILE): Variables {
  try {
    return parseEnv(readFileSync(path, "utf8"));
  } catch (error) {
    if (!isCodedError(error)) throw error;
    if (error.code === "ENOENT") return {};
    throw new StartError(path, "cannot be read; make it readable for this user, or remove it", error);
  }
}

/**
 * The environment with what the file adds to it: what is set there stands, for a deployment says last what holds, and a file
 * that was left behind must not change it. Blank counts as unset in both.
 */
export function withEnvFile(env: Variables, path: string = ENV_FILE): Variables {
  return { ...readEnvFile(path), ...setVariables(env) };
}
