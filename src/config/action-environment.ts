import { z } from "zod";
import { EnvironmentError } from "./environment-error.js";
import { setVariables } from "./model-environment.js";

/** What `action` takes from the environment; action.yml and GitHub's runner set it. */
export interface ActionEnvironment {
  event: { name: string; path: string };
  token: string;
  /** REST base URL, without a slash at its end. */
  apiUrl: string;
  isDryRun: boolean;
  /** Whether the runner takes outputs and a summary; outside of a runner they have no file. */
  takes: { outputs: boolean; summary: boolean };
}

const OF_RUNNER = "is not set; this command is for action.yml, inside a GitHub workflow";

const variablesSchema = z.object({
  GITHUB_EVENT_NAME: z.string({ error: OF_RUNNER }),
  GITHUB_EVENT_PATH: z.string({ error: OF_RUNNER }),
  GITHUB_TOKEN: z.string({ error: "is not set; give the job the permission `issues: write`" }),
  GITHUB_API_URL: z.url({ protocol: /^https?$/, error: "is not an http(s) URL" }).default("https://api.github.com"),
  GITHUB_OUTPUT: z.string().optional(),
  GITHUB_STEP_SUMMARY: z.string().optional(),
  DRY_RUN: z.enum(["true", "false"], { error: "is neither true nor false; it is the input dry-run" }).default("false"),
});

/** Checks the environment. A blank variable counts as unset. Throws an EnvironmentError that lists every problem. */
export function readActionEnvironment(env: Readonly<Record<string, string | undefined>>): ActionEnvironment {
  const { data, error } = variablesSchema.safeParse(setVariables(env));
  if (!data) {
    throw new EnvironmentError(
      (error?.issues ?? []).map(({ path, message }) => ({ variable: String(path[0]), message })),
    );
  }
  return {
    event: { name: data.GITHUB_EVENT_NAME, path: data.GITHUB_EVENT_PATH },
    token: data.GITHUB_TOKEN,
    apiUrl: data.GITHUB_API_URL.replace(/\/{1,8}$/, ""),
    isDryRun: data.DRY_RUN === "true",
    takes: { outputs: data.GITHUB_OUTPUT !== undefined, summary: data.GITHUB_STEP_SUMMARY !== undefined },
  };
}
