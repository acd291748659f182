import { homedir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { setVariables } from "./model-environment.js";

/** What commands that read from GitHub as a person take from the environment. */
export interface GitHubEnvironment {
  /** null: as nobody, with GitHub's lower limits. */
  token: string | null;
  /** Without a slash at its end. */
  baseUrl: string;
  /** Folder for what was read. */
  cacheFolder: string;
}

const HELP = "is not an http(s) URL; use one like https://github.example.com/api/v3, or leave it out for github.com";

const variablesSchema = z.object({
  GITHUB_TOKEN: z.string().trim().optional(),
  GITHUB_API_URL: z.url({ protocol: /^https?$/, error: HELP }).default("https://api.github.com"),
  XDG_CACHE_HOME: z.string().optional(),
});

/** Reads the variables. Throws an Error that names the first one that is wrong. */
export function readGitHubEnvironment(env: Readonly<Record<string, string | undefined>>): GitHubEnvironment {
  const parsed = variablesSchema.safeParse(setVariables(env));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`${issue?.path.join(".")} ${issue?.message}`);
  }
  const { GITHUB_TOKEN: token, GITHUB_API_URL: baseUrl, XDG_CACHE_HOME: cache } = parsed.data;
  return {
    token: token ?? null,
    baseUrl: baseUrl.replace(/\/{1,8}$/, ""),
    cacheFolder: join(cache ?? join(homedir(), ".cache"), "engine-triage"),
  };
}
