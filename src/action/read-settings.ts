import { CONFIGURATION_PATH, NO_TEXT, settingsFrom, UNTIL_RIGHT } from "../config/repository/from-files.js";
import { parseFile } from "../config/repository/parse-file.js";
import { formatProblem } from "../config/repository/problem.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { type GitHub, GitHubError } from "../github/github.js";

/** What holds for a repository, and what its maintainers should know of its files. */
export interface ReadSettings {
  settings: RepositorySettings;
  /** What is wrong in a file; while something is, nothing is written on issues. */
  problems: readonly string[];
  /** Why a file was taken for missing. */
  notes: readonly string[];
}

/**
 * Reads a repository's configuration, with its owner's as fallback and base, as the App does. Nothing is remembered between
 * runs: a file that is wrong has no right one before it. Throws a GitHubError where GitHub fails.
 */
export async function readSettings(github: GitHub, repo: string): Promise<ReadSettings> {
  const problems: string[] = [];
  const notes: string[] = [];
  const settings = await settingsFrom(repo, async (of) => {
    const text = await readText(github, of, notes);
    if (text === undefined) return null;
    const parsed = text === null ? null : parseFile(text);
    if (parsed && "file" in parsed) return parsed.file;
    const found = parsed?.problems.map((problem) => formatProblem(CONFIGURATION_PATH, problem)) ?? [NO_TEXT];
    problems.push(...found.map((problem) => `${of}: ${problem}`));
    return UNTIL_RIGHT;
  });
  return { settings, problems, notes };
}

/** undefined where there is no file, null where it is no text. */
async function readText(github: GitHub, repo: string, notes: string[]): Promise<string | null | undefined> {
  const [owner = "", name = ""] = repo.split("/");
  try {
    const answer = await github.readFile({ owner, repo: name }, CONFIGURATION_PATH, null);
    return answer === "missing" || answer === "unchanged" ? undefined : answer.text;
  } catch (error) {
    if (!(error instanceof GitHubError) || error.kind !== "forbidden") throw error;
    notes.push(
      `${CONFIGURATION_PATH} of ${repo} may not be read, defaults hold; give the job the permission contents: read`,
    );
    return undefined;
  }
}
