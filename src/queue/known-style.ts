import { settingsFrom } from "../config/repository/from-files.js";
import { parseLabelName } from "../decide/label-names.js";
import { familiesOf, type LabelStyle } from "../plan/label-style.js";
import { findConfiguration } from "../store/configuration-files.js";
import type { Queryable } from "../store/database.js";
import { fileInForce } from "./load-repository-settings.js";

/**
 * How a repository, `owner/name`, names labels, by its configuration as it was found last: GitHub is not asked. That is
 * current enough for what people do with labels: one of ours was put there by the configuration that is on record.
 */
export async function readKnownStyle(db: Queryable, repo: string): Promise<LabelStyle> {
  const { style } = await settingsFrom(repo, async (of) => fileInForce(await findConfiguration(db, of)));
  return style;
}

/** Whether a label is of our families by its name, or by what the repository calls ours. */
export async function isOurLabel(db: Queryable, repo: string, label: string): Promise<boolean> {
  if (parseLabelName(label.toLowerCase())) return true;
  return familiesOf(label, await readKnownStyle(db, repo)).length > 0;
}
