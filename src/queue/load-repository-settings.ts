import type { Logger } from "pino";
import type { RepositoryFile } from "../config/repository/file-schema.js";
import { CONFIGURATION_PATH, fileInForce, NO_TEXT, settingsFrom } from "../config/repository/from-files.js";
import { parseFile } from "../config/repository/parse-file.js";
import { formatProblem } from "../config/repository/problem.js";
import { type RepositorySettings, resolveSettings } from "../config/repository/repository-settings.js";
import { type GitHub, GitHubError } from "../github/github.js";
import { findConfiguration, keepConfiguration, type StoredConfiguration } from "../store/configuration-files.js";
import type { Queryable } from "../store/database.js";

/**
 * Gives the settings of a repository, `owner/name`. Throws a GitHubError where GitHub fails and nothing is known of the
 * repository.
 */
export type SettingsOf = (github: GitHub, repo: string) => Promise<RepositorySettings>;

/** Repositories without configurations. */
export const DEFAULT_SETTINGS_OF: SettingsOf = async () => resolveSettings({});

export interface LoaderParts {
  database: Queryable;
  logger: Logger;
  /** How long settings are used before GitHub is asked again whether the file changed; KEEP_MS unless given. */
  keepMs?: number;
  /** Whether what is found is left out of the store: for a command that only shows what would be. */
  isReadOnly?: boolean;
  now?: () => number;
}

/** Five minutes: that a file is not there costs two calls of the hour's each time, however busy the repository is. */
const KEEP_MS = 300_000;
const MAX_KEPT = 5_000;

/**
 * Reads repositories' configuration files, with the owner's as fallback and base. A file that is wrong leaves the last
 * right one in force; the problem goes to the log once a version, and is kept for readiness. It never rejects for what a
 * file says.
 */
export function createSettingsLoader(parts: LoaderParts): SettingsOf {
  const { database, logger, keepMs = KEEP_MS, isReadOnly = false, now = Date.now } = parts;
  const kept = new Map<string, { settings: RepositorySettings; until: number }>();

  async function lookAt(github: GitHub, repo: string): Promise<StoredConfiguration> {
    const known = await findConfiguration(database, repo);
    const [owner = "", name = ""] = repo.split("/");
    try {
      const answer = await github.readFile({ owner, repo: name }, CONFIGURATION_PATH, known?.etag ?? null);
      if (answer === "unchanged" && known) return known;
      const found = answer === "missing" || answer === "unchanged" ? NONE : check(answer.text, answer.etag, known);
      if (found.problems.length > 0) {
        logger.warn({ repo, problems: found.problems }, "repository configuration is broken");
      }
      if (!isReadOnly) await keepConfiguration(database, repo, found);
      return found;
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      return withoutAnswer(error, repo, known);
    }
  }

  /** What is known stays in force. An App without the permission has no configuration, which its operator is told. */
  function withoutAnswer(error: GitHubError, repo: string, known: StoredConfiguration | null): StoredConfiguration {
    const isFinal = error.kind === "forbidden" || error.kind === "invalid";
    if (!isFinal && known === null) throw error;
    logger.warn({ repo, err: error }, "repository configuration cannot be read, the last one stands");
    return known ?? NONE;
  }

  async function fileOf(github: GitHub, repo: string): Promise<RepositoryFile | null> {
    return fileInForce(await lookAt(github, repo));
  }

  return async (github, repo) => {
    const key = repo.toLowerCase();
    const found = kept.get(key);
    if (found && found.until > now()) return found.settings;
    const settings = await settingsFrom(repo, (of) => fileOf(github, of));
    if (kept.size >= MAX_KEPT) kept.clear();
    kept.set(key, { settings, until: now() + keepMs });
    return settings;
  };
}

const NONE: StoredConfiguration = { etag: null, good: null, problems: [] };

function check(text: string | null, etag: string | null, known: StoredConfiguration | null): StoredConfiguration {
  const parsed = text === null ? null : parseFile(text);
  if (parsed && "file" in parsed) return { etag, good: text, problems: [] };
  const problems = parsed?.problems.map((problem) => formatProblem(CONFIGURATION_PATH, problem)) ?? [NO_TEXT];
  return { etag, good: known?.good ?? null, problems };
}
