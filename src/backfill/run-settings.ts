import type { RepositorySettings } from "../config/repository/repository-settings.js";

/**
 * A repository's settings as they hold in a run of a backfill: comments only where the run may write them, and no model.
 * Thousands of old issues at once would use up what new ones are allowed that day, and a plan that was shown would not be
 * what is done. Pure.
 */
export function settingsOfRun(
  settings: RepositorySettings,
  { comments }: { readonly comments: boolean },
): RepositorySettings {
  const { mode, triage } = settings;
  return {
    ...settings,
    mode: mode === "comment" && !comments ? "label" : mode,
    triage: { ...triage, model: { ...triage.model, isAllowed: false } },
  };
}
