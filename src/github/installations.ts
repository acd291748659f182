import type { Logger } from "pino";
import { type Options, Probot, ProbotOctokit } from "probot";
import type { Environment } from "../config/environment.js";
import { toGitHubError } from "./errors.js";
import type { GitHub } from "./github.js";
import { createKnownLabels } from "./known-labels.js";
import { createOctokitGitHub } from "./octokit-github.js";

/** GitHub as one installation of the App sees it. */
export type GitHubOf = (installation: number) => Promise<GitHub>;

export interface ProbotSettings {
  /** Longest that GitHub may take for an answer. */
  timeoutMs: number;
  /** Whether writes are kept a second apart and comments three, as GitHub asks for. Off only against a stand-in. */
  spaceWrites: boolean;
}

const DEFAULT_PROBOT_SETTINGS: ProbotSettings = { timeoutMs: 15_000, spaceWrites: true };

/**
 * Probot for this App. Its Octokit neither waits for rate limits nor tries again by itself: a job that fails goes back to
 * the queue, which waits without holding anything.
 */
export function createProbot(
  environment: Environment,
  logger: Logger,
  { timeoutMs, spaceWrites }: ProbotSettings = DEFAULT_PROBOT_SETTINGS,
): Probot {
  const Octokit = ProbotOctokit.defaults((given: Record<string, unknown>) => ({
    ...given,
    retry: { enabled: false },
    throttle: {
      ...(typeof given.throttle === "object" ? given.throttle : {}),
      enabled: spaceWrites,
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
  }));
  const options: Options = {
    appId: environment.app.id,
    privateKey: environment.app.privateKey,
    secret: environment.app.webhookSecret,
    log: logger,
    Octokit,
    request: { fetch: fetchWithin(timeoutMs) },
    ...(environment.githubBaseUrl ? { baseUrl: environment.githubBaseUrl } : {}),
  };
  return new Probot(options);
}

/** Gives each installation's GitHub through Probot's authentication. */
export function createGitHubOf(probot: Probot, appId: number): GitHubOf {
  const knownLabels = createKnownLabels();
  let slug: Promise<string> | null = null;

  async function askSlug(): Promise<string> {
    const { data } = await (await probot.auth()).rest.apps.getAuthenticated();
    if (!data?.slug) throw new Error("GitHub does not say which App this is");
    return data.slug;
  }
  const identity = {
    id: appId,
    slug() {
      slug ??= askSlug().catch((error: unknown) => {
        // The next comment asks again.
        slug = null;
        throw error;
      });
      return slug;
    },
  };

  return async (installation) => {
    try {
      return createOctokitGitHub(await probot.auth(installation), identity, knownLabels);
    } catch (error) {
      throw toGitHubError(error, "authenticate", Date.now());
    }
  };
}

/** Without a limit a connection that GitHub never answers would hold a worker until the job expires. */
function fetchWithin(timeoutMs: number): typeof fetch {
  return (url, init = {}) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
}
