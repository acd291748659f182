import type { RepositoryFile } from "../config/repository/file-schema.js";
import { settingsFrom, UNTIL_RIGHT } from "../config/repository/from-files.js";
import { parseFile } from "../config/repository/parse-file.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { meaningOf } from "../plan/label-meaning.js";
import { findConfiguration, type StoredConfiguration } from "./configuration-files.js";
import type { Queryable } from "./database.js";

/** What of a configuration on record is in force; null where there is none, or it was never looked for. */
export function fileInForce(known: StoredConfiguration | null): RepositoryFile | null {
  if (known === null) return null;
  const { good, problems } = known;
  const parsed = good === null ? null : parseFile(good);
  if (parsed && "file" in parsed) return parsed.file;
  return parsed !== null || problems.length > 0 ? UNTIL_RIGHT : null;
}

/**
 * Settings of a repository, `owner/name`, by its configuration as it was found last: GitHub is not asked. That is current
 * enough for what people do with labels: one of ours was put there by the configuration that is on record.
 */
export function readKnownSettings(db: Queryable, repo: string): Promise<RepositorySettings> {
  return settingsFrom(repo, async (of) => fileInForce(await findConfiguration(db, of)));
}

/** Whether a label is of our families by its name, or by what the repository calls ours. */
export async function isOurLabel(db: Queryable, repo: string, label: string): Promise<boolean> {
  // Nothing that a repository configures takes our own names away.
  if (meaningOf(label).families.length > 0) return true;
  const { style } = await readKnownSettings(db, repo);
  return meaningOf(label, style).families.length > 0;
}
