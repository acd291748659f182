import { settingsFrom } from "../config/repository/from-files.js";
import type { RepositorySettings } from "../config/repository/repository-settings.js";
import { parseLabelName } from "../decide/label-names.js";
import { familiesOf } from "../plan/label-style.js";
import { findConfiguration } from "../store/configuration-files.js";
import type { Queryable } from "../store/database.js";
import { fileInForce } from "./load-repository-settings.js";

/**
 * Settings of a repository, `owner/name`, by its configuration as it was found last: GitHub is not asked. That is current
 * enough for what people do with labels: one of ours was put there by the configuration that is on record.
 */
export function readKnownSettings(db: Queryable, repo: string): Promise<RepositorySettings> {
  return settingsFrom(repo, async (of) => fileInForce(await findConfiguration(db, of)));
}

/** Whether a label is of our families by its name, or by what the repository calls ours. */
export async function isOurLabel(db: Queryable, repo: string, label: string): Promise<boolean> {
  if (parseLabelName(label.toLowerCase())) return true;
  const { style } = await readKnownSettings(db, repo);
  return familiesOf(label, style).length > 0;
}
