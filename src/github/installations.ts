import type { Logger } from "pino";
import { type Options, Probot, ProbotOctokit } from "probot";
import type { Environment } from "../config/environment.js";
import { type ApiObserver, UNOBSERVED } from "./api-observer.js";
import { createRememberedAnswers, rememberAnswers } from "./conditional-reads.js";
import { headersOf, toGitHubError } from "./errors.js";
import { fetchWithin } from "./fetch-within.js";
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
  environment: Pick<Environment, "app" | "githubBaseUrl">,
  logger: Logger,
  { timeoutMs, spaceWrites }: ProbotSettings = DEFAULT_PROBOT_SETTINGS,
  observer: ApiObserver = UNOBSERVED,
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
    request: { fetch: fetchWithin(timeoutMs, observer) },
    ...(environment.githubBaseUrl ? { baseUrl: environment.githubBaseUrl } : {}),
  };
  return new Probot(options);
}

/** Gives each installation's GitHub through Probot's authentication. */
export function createGitHubOf(probot: Probot, appId: number, observer: ApiObserver = UNOBSERVED): GitHubOf {
  const knownLabels = createKnownLabels();
  const answers = createRememberedAnswers();
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
      const octokit = await probot.auth(installation);
      watchRemaining(octokit, installation, observer);
      rememberAnswers(octokit, installation, answers);
      return createOctokitGitHub(octokit, identity, knownLabels);
    } catch (error) {
      throw toGitHubError(error, "authenticate", Date.now());
    }
  };
}

/** Answers that say no, and those that say that nothing changed, are errors to Octokit and carry the same headers. */
function watchRemaining(octokit: ProbotOctokit, installation: number, observer: ApiObserver): void {
  const tell = (remaining: unknown): void => {
    const calls = Number(remaining);
    if (remaining !== undefined && Number.isInteger(calls)) observer.onRemaining(installation, calls);
  };
  octokit.hook.after("request", ({ headers }) => tell(headers["x-ratelimit-remaining"]));
  octokit.hook.error("request", (error) => {
    tell(headersOf(error)["x-ratelimit-remaining"]);
    throw error;
  });
}
