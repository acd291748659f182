import type { RepositoryFile } from "./file-schema.js";
import { mergeFiles } from "./merge-files.js";
import { parseFile } from "./parse-file.js";
import { type RepositorySettings, resolveSettings } from "./repository-settings.js";

/** Where the configuration stands, in a repository and in its owner's repository `.github`. */
export const CONFIGURATION_PATH = ".github/engine-triage.yml";
const OWNERS_REPOSITORY = ".github";

/** What is in force where a file was never right: nothing is written until somebody has put it right. */
export const UNTIL_RIGHT: RepositoryFile = { mode: "silent" };

/** What is wrong with a file that is a folder, a link or something large. */
export const NO_TEXT = `${CONFIGURATION_PATH}: is no file of text of at most 64 KiB`;

/** What holds of a file, by its last text that was right and the problems of its last version; null where there is no file. */
export function fileInForce({
  good,
  problems,
}: {
  good: string | null;
  problems: readonly string[];
}): RepositoryFile | null {
  const parsed = good === null ? null : parseFile(good);
  if (parsed && "file" in parsed) return parsed.file;
  return parsed !== null || problems.length > 0 ? UNTIL_RIGHT : null;
}

/**
 * The settings of a repository, `owner/name`: its own file, over its owner's where it asks for that, or its owner's where it
 * has none. `fileOf` gives what a repository's file says, null where there is none; it rejects as it likes.
 */
export async function settingsFrom(
  repo: string,
  fileOf: (repo: string) => Promise<RepositoryFile | null>,
): Promise<RepositorySettings> {
  const own = await fileOf(repo);
  const [owner = "", name = ""] = repo.split("/");
  const needsBase = own === null || own.extends === "organization";
  const base = needsBase && name !== OWNERS_REPOSITORY ? await fileOf(`${owner}/${OWNERS_REPOSITORY}`) : null;
  return resolveSettings(mergeFiles(base ?? {}, own ?? {}));
}
