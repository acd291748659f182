import { z } from "zod";
import { type Environment, githubBaseUrlOf, variables } from "./environment.js";
import { EnvironmentError } from "./environment-error.js";
import { setVariables } from "./model-environment.js";

/** What the walk-through takes from the environment; no credentials are there yet. */
export interface SetupEnvironment {
  /** Address of GitHub's pages, without a slash at its end. */
  githubUrl: string;
  githubBaseUrl: Environment["githubBaseUrl"];
  port: number;
}

const { GHE_HOST, GHE_PROTOCOL, PORT } = variables;
const setupSchema = z.object({ GHE_HOST, GHE_PROTOCOL, PORT });

/** Reads it. Throws an EnvironmentError. */
export function readSetupEnvironment(env: Readonly<Record<string, string | undefined>>): SetupEnvironment {
  const parsed = setupSchema.safeParse(setVariables(env));
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message }) => ({ variable: String(path[0]), message })),
    );
  }
  const { GHE_HOST: host, GHE_PROTOCOL: protocol = "https", PORT: port } = parsed.data;
  const githubUrl = host === undefined ? "https://github.com" : `${protocol}://${host}`;
  return { githubUrl, githubBaseUrl: githubBaseUrlOf(parsed.data), port };
}
